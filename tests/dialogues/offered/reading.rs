//! What is offered at a moment: every choice on a post that stands, every form it opens, and every command, number and
//! example in what the bot has written there. A command is what stands in code style; what it leaves open (`…`, `@navn`,
//! »og nummeret«) is filled in as somebody would.
//!
//! A post that all can see speaks to those it can mean: what steers is the facilitator's, what is voted is the voters'.
//! What is said to one person is meant as it stands. Deliberately absent: posts that have passed, which offer nothing.

use super::super::room::{NAMES, Room, account};
use drejebog::adapters::memory::message::Message;
use drejebog::commands::lookup::find;
use drejebog::commands::slash::Part;
use drejebog::commands::table::{Kind, TABLE, Where, Who};
use drejebog::commands::{self, Parsed, Place, slash};
use drejebog::dialogue::command::{Press, Tap};
use drejebog::dialogue::event::Role;
use drejebog::dialogue::ids::{ParticipantId, PostKey};
use drejebog::dialogue::lang::Lang;
use drejebog::dialogue::say::Say;
use drejebog::dialogue::script::ActivityKind;
use drejebog::dialogue::state::{Dialogue, Slot};
use drejebog::dialogue::worth::Worth;
use drejebog::dialogue::{recurring, speak, trial};
use drejebog::doc::{Block, Doc, Inline, line};
use drejebog::ports::chat::{Destination, Heard, MessageId, Opens};
use drejebog::ports::vocabulary::FormId;
use std::collections::BTreeMap;
use std::sync::Mutex;

/// Something that somebody is shown they can do.
#[derive(Clone, Debug)]
pub struct Offer {
    pub to: String,
    pub how: How,
    /// As it stands in the post.
    #[allow(dead_code, reason = "it is read where a finding is shown")]
    pub shown: String,
    /// The first line of the post.
    pub on: String,
    pub key: PostKey,
    /// It stands in their private room.
    pub is_private: bool,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub enum How {
    Press(String, MessageId),
    /// In the channel, in the thread under this message where there is one; with the prefix, where it is a command.
    Say(String, Option<MessageId>),
    Whisper(String),
    /// What a form makes: the words of a command, or a text.
    Fill(FormId, Vec<Option<String>>, MessageId),
}

/// A command in a text, as it stands there.
#[derive(Clone, Debug)]
struct Named {
    code: String,
    /// What is typed after the prefix, where it has one.
    typed: Option<String>,
    kind: Kind,
    /// The words after it.
    after: String,
}

/// A message that stands, and the commands in it.
pub struct Standing {
    message: Message,
    /// The number of the dialogue it belongs to.
    dialogue: Option<u32>,
    /// The group whose thread it stands in.
    group: Option<usize>,
    say: Option<Say>,
    named: Vec<Named>,
}

impl Standing {
    pub fn message(&self) -> &Message {
        &self.message
    }

    /// Is it an answer to something that somebody asked?
    pub fn is_answer(&self) -> bool {
        self.message.answers.is_some()
    }
}

/// Whom a post speaks to.
struct Speaks<'a> {
    room: &'a Room,
    name: &'a str,
    /// The dialogue it belongs to.
    dialogue: Option<&'a Dialogue>,
    say: Option<&'a Say>,
    who: Option<ParticipantId>,
    /// It is for this person alone.
    own: bool,
    /// It stands in the thread of a group.
    group: Option<usize>,
}

/// The messages that stand: those that are kept as things are, those that still wait for an answer, and those that have
/// just come.
pub fn standing(room: &Room, fresh: &[MessageId]) -> Vec<Standing> {
    let dialogues = all_dialogues(room);
    let living: BTreeMap<PostKey, Say> =
        dialogues.iter().flat_map(|d| speak::living(d)).map(|spoken| (spoken.key, spoken.say)).collect();
    let mut all = Vec::new();
    for message in room.messages() {
        let say = living.get(&message.key).cloned();
        if say.is_none() && !fresh.contains(&message.id) && !stands(room, &message.key) {
            continue;
        }
        if explains(room, &message) {
            continue;
        }
        let of = |d: &&&Dialogue| message.key.0.starts_with(&format!("{}/", d.stream()));
        let dialogue = dialogues.iter().find(of);
        let group = dialogue.and_then(|d| group_of_thread(room, d, &message));
        let dialogue = dialogue.map(|d| d.id.number);
        let mut pieces = Vec::new();
        collect(&message.doc, &mut pieces);
        let private = matches!(message.to, Destination::Private(_));
        let named = pieces.into_iter().filter_map(|piece| command_in(piece, private)).collect();
        all.push(Standing { message, dialogue, group, say, named });
    }
    all
}

fn group_of_thread(room: &Room, dialogue: &Dialogue, message: &Message) -> Option<usize> {
    let Destination::Thread { root, .. } = &message.to else { return None };
    let root = room.messages().into_iter().find(|m| m.id == *root)?.key;
    (0..dialogue.groups.len()).find(|group| dialogue.posts.get(&Slot::GroupRoot(*group)) == Some(&root))
}

/// Help says how a command is written, whether it fits now or not.
fn explains(room: &Room, message: &Message) -> bool {
    let asked = message.answers.as_ref().and_then(|event| room.history.iter().find(|i| i.id == *event));
    match asked.map(|inbound| &inbound.what) {
        Some(Heard::Message { text, .. } | Heard::Asked { words: text, .. }) => {
            let words = text.strip_prefix(commands::PREFIX).unwrap_or(text).trim();
            words.starts_with("hjælp ") || words.starts_with("help ")
        }
        _ => false,
    }
}

fn all_dialogues(room: &Room) -> Vec<&Dialogue> {
    room.desk().streams().dialogue().into_iter().chain(room.desk().streams().planned()).collect()
}

/// What this person can see offered on messages that stand.
pub fn offered(room: &Room, name: &str, standing: &[Standing]) -> Vec<Offer> {
    let dialogues = all_dialogues(room);
    let account = account(name);
    let mut offers = Vec::new();
    for Standing { message, dialogue, group, say, named } in standing.iter().filter(|s| room.sees(name, &s.message)) {
        let dialogue = dialogues.iter().find(|d| Some(d.id.number) == *dialogue).copied();
        let who = dialogue.and_then(|d| d.people.iter().find(|p| d.account(p.id) == Some(&account))).map(|p| p.id);
        let own = matches!(message.to, Destination::Private(_)) || message.answers.is_some();
        let speaks = Speaks { room, name, dialogue, say: say.as_ref(), who, own, group: *group };
        offers.extend(speaks.choices(message));
        offers.extend(named.iter().filter_map(|named| speaks.command(message, named)));
    }
    offers
}

impl Speaks<'_> {
    fn offer(&self, message: &Message, how: How, shown: &str) -> Offer {
        let first = message.doc.0.first().map_or_else(String::new, |block| line(&Doc(vec![block.clone()])));
        let on: String = first.chars().take(60).collect();
        let is_private = matches!(message.to, Destination::Private(_));
        Offer { to: self.name.to_owned(), how, shown: shown.to_owned(), on, key: message.key.clone(), is_private }
    }

    fn choices(&self, message: &Message) -> Vec<Offer> {
        let mut offers = Vec::new();
        for choice in &message.choices {
            match &choice.opens {
                Some(opens) if self.fills(opens.form) => {
                    offers.extend(self.form(message, opens, &choice.label));
                }
                Some(_) => {}
                None if self.presses(&choice.emoji) => {
                    let how = How::Press(choice.emoji.clone(), message.id.clone());
                    offers.push(self.offer(message, how, &choice.emoji));
                }
                None => {}
            }
        }
        offers
    }

    fn form(&self, message: &Message, opens: &Opens, label: &str) -> Option<Offer> {
        let (_, parts) = slash::form(opens.form);
        let value = |(index, part): (usize, &Part)| {
            let filled = opens.filled.get(index).cloned().flatten();
            filled.or_else(|| Some(self.value(part.key, opens.lang)))
        };
        let values = parts.iter().enumerate().map(value).collect();
        Some(self.offer(message, How::Fill(opens.form, values, message.id.clone()), label))
    }

    fn value(&self, part: &str, lang: Lang) -> String {
        let da = lang == Lang::Da;
        match part {
            "principle" | "number" => "1".to_owned(),
            "trial-owner" | "trial-second" | "owner" | "second" => {
                self.colleague().map_or_else(|| "mig".to_owned(), |name| name.to_owned())
            }
            key if key.contains("until") || key.contains("postpone") => {
                if da { "3 uger" } else { "3 weeks" }.to_owned()
            }
            key if key.contains("follow-up") => if da { "5 uger" } else { "5 weeks" }.to_owned(),
            "for" => String::new(),
            _ => if da { "Vi siger den samme sætning" } else { "We say the same sentence" }.to_owned(),
        }
    }

    // --- whom it can mean ---

    fn steers(&self) -> bool {
        self.dialogue.zip(self.who).is_some_and(|(d, who)| d.person(who).is_some_and(|p| p.present) && d.may_steer(who))
    }

    fn takes_part(&self) -> bool {
        self.dialogue.zip(self.who).is_some_and(|(d, who)| d.is_active(who))
    }

    fn observes(&self) -> bool {
        let person = self.dialogue.zip(self.who).and_then(|(d, who)| d.person(who));
        person.is_some_and(|p| p.present && p.role == Role::Observer)
    }

    fn is_in(&self) -> bool {
        self.takes_part() || self.observes()
    }

    fn owns(&self) -> bool {
        self.dialogue.is_some_and(|d| d.trial.owner.is_some() && d.trial.owner == self.who)
    }

    /// Is anything held or planned here?
    fn is_held(&self) -> bool {
        self.room.desk().streams().live().is_some() || self.room.desk().streams().planned().next().is_some()
    }

    /// Does their answer count in the vote that is open?
    fn is_counted(&self) -> bool {
        let counted = self.dialogue.zip(self.who).map(|(d, who)| d.not_counted(who).is_none());
        counted.unwrap_or(false) && self.takes_part()
    }

    fn answers_for_a_trial(&self) -> bool {
        let person = self.room.book.person(&account(self.name)).unwrap();
        person.is_some_and(|person| self.room.desk().streams().trials_open().any(|trial| trial.knows(person)))
    }

    fn votes(&self) -> bool {
        self.dialogue.is_some_and(|d| d.question.is_some())
    }

    fn kind(&self) -> Option<ActivityKind> {
        match &self.say {
            Some(Say::Phase { kind, .. } | Say::GroupPhase { kind, .. }) => Some(*kind),
            _ => None,
        }
    }

    fn presses(&self, emoji: &str) -> bool {
        let is = |press: Press| press.emoji() == emoji;
        let number = (1..=10).any(|n| is(Press::Number(n)));
        let steers =
            [Press::Next, Press::Extend, Press::Paper, Press::Skip, Press::EndHere, Press::Vote].into_iter().any(is);
        if steers && self.dialogue.is_some() {
            return self.steers();
        }
        if !self.own && (is(Press::Postpone) || is(Press::StopTrial)) {
            return self.answers_for_a_trial();
        }
        if is(Press::Volunteer) {
            return self.takes_part();
        }
        if is(Press::Accept) || is(Press::Decline) {
            return if self.say == Some(&Say::TimeCheck) { self.steers() } else { self.owns() };
        }
        // In a group's thread, or where all are one group, an idea is put forward.
        if number && self.kind() == Some(ActivityKind::Select) {
            return self.takes_part();
        }
        if number && self.dialogue.is_some() {
            return if self.votes() { true } else { self.steers() };
        }
        // In the thread of a group it is for those in it.
        !is(Press::Done) || !self.observes() && (self.group.is_none() || self.in_the_group())
    }

    fn fills(&self, form: FormId) -> bool {
        match form {
            FormId::Theme => self.steers(),
            FormId::Point => self.takes_part(),
            FormId::Proposal => (self.in_the_group() || self.steers()) && !self.has_chosen(),
            FormId::TrialRest | FormId::Postpone => true,
            FormId::Worry => self.own,
            // What is written there is one's own.
            FormId::Idea | FormId::Answer | FormId::Trial => self.takes_part(),
            _ => self.takes_part() || self.steers(),
        }
    }

    /// The post of a group speaks to those in it.
    fn in_the_group(&self) -> bool {
        let own = self.dialogue.zip(self.who).and_then(|(d, who)| d.group_of(who));
        match self.group {
            Some(group) => own == Some(group),
            None => own.is_some(),
        }
    }

    /// A post for all groups means those that still choose.
    fn has_chosen(&self) -> bool {
        let own = self.dialogue.zip(self.who).and_then(|(d, who)| Some((d, d.group_of(who)?)));
        own.is_some_and(|(d, group)| d.kind() == Some(ActivityKind::Select) && d.has_chosen(group))
    }

    /// Can a command in a post that all can see be meant for this person?
    fn commands(&self, kind: Kind) -> bool {
        if kind == Kind::Join && self.own && !self.is_held() {
            // Of no channel may somebody be told who is in nothing: they are told what to do if anything is held there.
            return false;
        }
        if self.own {
            return true;
        }
        let presents = || {
            let pair = self.dialogue.and_then(Dialogue::presenting_pair).unwrap_or_default();
            self.who.is_some_and(|who| pair.contains(&who))
        };
        match kind {
            Kind::Answer if self.say == Some(&Say::TimeCheck) => self.steers(),
            Kind::Answer if self.kind() == Some(ActivityKind::Trial) => self.owns(),
            Kind::Answer if self.dialogue.is_none() => true,
            Kind::Answer if self.votes() => self.is_counted(),
            Kind::Pass => presents(),
            Kind::Proposal => self.in_the_group() && !self.has_chosen(),
            Kind::Remove if self.group.is_some() => self.in_the_group(),
            Kind::Trial | Kind::Learning | Kind::Remove | Kind::Service => self.takes_part() || self.steers(),
            Kind::Leave => self.is_in(),
            Kind::Bank if self.dialogue.is_some_and(|d| !d.is_over()) => self.steers(),
            Kind::Postpone | Kind::StopTrial => self.answers_for_a_trial(),
            Kind::GoingWell | Kind::NeedHelp | Kind::FollowUp | Kind::Publish => true,
            Kind::Join => !self.takes_part(),
            Kind::Observe => !self.observes(),
            kind => match kind.row().who {
                Who::Facilitator => self.steers(),
                Who::Participant => self.takes_part(),
                Who::Anyone => true,
            },
        }
    }

    // --- words ---

    fn command(&self, message: &Message, named: &Named) -> Option<Offer> {
        if !self.commands(named.kind) {
            return None;
        }
        let private = matches!(message.to, Destination::Private(_)) || says_in_private(&named.after);
        let words = self.filled(named.typed.as_ref().unwrap_or(&named.code), named)?;
        let text = if named.typed.is_some() { format!("{} {words}", commands::PREFIX) } else { words };
        let thread = match &message.to {
            Destination::Thread { root, .. } => Some(root.clone()),
            _ => None,
        };
        // What is read in private is written there, unless it belongs into the channel.
        let whispers = private && named.kind.row().at != Where::Channel && !in_the_channel(&named.after);
        let how = if whispers { How::Whisper(text) } else { How::Say(text, thread) };
        Some(self.offer(message, how, &named.code))
    }

    /// The words with what they leave open.
    fn filled(&self, words: &str, named: &Named) -> Option<String> {
        let mut words = words.to_owned();
        let lang = if is_english(&words) { Lang::En } else { Lang::Da };
        while let Some(at) =
            words.find(['@']).filter(|at| ["@navn", "@name"].iter().any(|name| words[*at..].starts_with(name)))
        {
            let name = self.colleague()?;
            words.replace_range(at..at + 5, &format!("@{name}"));
        }
        while let Some(at) = words.find('…') {
            let before = words[..at].trim_end();
            let field = before.rsplit(' ').next().unwrap_or_default();
            let value = match field {
                "slut:" | "until:" => self.value("until", lang),
                "opfølgning:" | "follow-up:" => self.value("follow-up", lang),
                "ansvarlig:" | "owner:" | "makker:" | "second:" => format!("@{}", self.colleague()?),
                _ => self.value("text", lang),
            };
            words.replace_range(at..at + '…'.len_utf8(), &value);
        }
        if let Some(more) = self.said_after(&words, named) {
            words = format!("{words} {more}");
        }
        Some(words)
    }

    /// What the words after a command say that belongs behind it.
    fn said_after(&self, words: &str, named: &Named) -> Option<String> {
        let after = named.after.trim_start();
        let begins = |starts: &[&str]| starts.iter().any(|start| after.starts_with(start));
        let d = self.dialogue.or_else(|| self.room.desk().streams().live());
        if begins(&["og navnet", "and the name", "and its name"]) {
            return Some(match named.kind {
                Kind::Start => "borgerdata".to_owned(),
                _ => "Ansøgning om parkeringskort".to_owned(),
            });
        }
        if begins(&["og så idéens nummer", "and then the number of the idea", "and then the idea"]) {
            return Some("Et skilt på disken".to_owned());
        }
        if begins(&["og teksten", "and the text"]) {
            return Some("Et skilt på disken".to_owned());
        }
        if begins(&["og en ny dato", "and a new date"]) {
            return Some(if is_english(words) { "3 weeks" } else { "3 uger" }.to_owned());
        }
        if !begins(&["og nummeret", "and the number", "og det nye nummer", "and the new number"]) {
            return None;
        }
        let number = match named.kind {
            Kind::Consent => d.and_then(|d| d.proposals.last()).map(|p| u32::from(p.number)),
            Kind::Remove => d.and_then(|d| d.proposals.last()).map(|p| u32::from(p.number)),
            Kind::Bank => {
                let recalled = d.filter(|d| !d.is_over()).and_then(|d| d.recalled.as_ref()).map(|r| &r.bank);
                recalled.unwrap_or(&self.room.desk().streams().channel().bank).last().map(|item| item.number)
            }
            _ => None,
        };
        number.map(|number| number.to_string())
    }

    /// A colleague with an account who takes part.
    fn colleague(&self) -> Option<String> {
        let d = self.dialogue.or_else(|| self.room.desk().streams().live())?;
        let is_other = |who: &ParticipantId| Some(*who) != self.who && Some(*who) != d.facilitator;
        let with = d.with_account().map(|p| p.id);
        let all: Vec<ParticipantId> = with.collect();
        let one = all.iter().find(|who| is_other(who)).or(all.first())?;
        let account = d.account(*one)?;
        NAMES.iter().find(|name| self::account(name) == *account).map(|name| (*name).to_owned())
    }
}

fn says_in_private(after: &str) -> bool {
    let after = after.trim_start();
    ["privat", "til mig", "to me", "privately", "in private"].iter().any(|start| after.starts_with(start))
}

fn in_the_channel(after: &str) -> bool {
    let after = after.trim_start();
    ["i kanalen", "in the channel", "der", "there"].iter().any(|start| after.starts_with(start))
}

fn is_english(words: &str) -> bool {
    let names = TABLE.iter().flat_map(|row| row.en.iter().filter(|name| !row.da.contains(name)));
    names
        .into_iter()
        .any(|name| words == *name || words.starts_with(&format!("{name} ")) || words.starts_with(&format!("{name}:")))
}

/// A part of a text in code style, and the words after it.
struct Piece {
    code: String,
    after: String,
}

/// The command in code style, if it is one: not a value, a name, or how a command is written.
fn command_in(piece: Piece, private: bool) -> Option<Named> {
    type Known = BTreeMap<(String, bool), Option<(Option<String>, Kind)>>;
    static KNOWN: Mutex<Known> = Mutex::new(BTreeMap::new());
    let private = private || says_in_private(&piece.after);
    let mut known = KNOWN.lock().unwrap();
    let (typed, kind) = known
        .entry((piece.code.clone(), private))
        .or_insert_with(|| {
            let typed = typed(&piece.code);
            Some((typed.clone(), kind_of(&piece.code, typed.as_deref(), private)?))
        })
        .clone()?;
    Some(Named { code: piece.code, typed, kind, after: piece.after })
}

fn kind_of(code: &str, typed: Option<&str>, private: bool) -> Option<Kind> {
    if code.contains(['<', '[']) || typed.is_none() && !private {
        return None;
    }
    let filled = |text: &str| text.replace('…', "noget").replace("@navn", "@Bo").replace("@name", "@Bo");
    let parsed = match typed {
        Some(words) => commands::parse(&format!("{} {}", commands::PREFIX, filled(words)), Place::Channel, &[]),
        None => commands::parse(&filled(code), Place::Private, &[]),
    };
    match parsed {
        Parsed::Command(command) => Some(Kind::of(&command)),
        Parsed::Usage { command, .. } if typed.is_some() => Some(find(&command)?.kind),
        // To be refused as it stands.
        Parsed::Unknown { .. } if typed.is_some() => Some(Kind::Help),
        _ => None,
    }
}

/// What is typed after the prefix, where a text begins with one: `/dialog styr pause` is `pause`.
fn typed(code: &str) -> Option<String> {
    if let Some(rest) = code.strip_prefix("!dialog") {
        return Some(rest.trim().to_owned());
    }
    let rest = code.strip_prefix("/dialog")?.trim();
    let names = || TABLE.iter().flat_map(|row| Lang::ALL.map(|lang| (row, lang)));
    let listed =
        names().flat_map(|(row, lang)| row.names(lang).iter().map(move |name| (slash::spelled(lang, name), *name)));
    let fits = listed.filter(|(spelled, _)| {
        rest == spelled || rest.starts_with(&format!("{spelled} ")) || rest.starts_with(&format!("{spelled}:"))
    });
    let longest = fits.max_by_key(|(spelled, _)| spelled.len());
    Some(longest.map_or_else(|| rest.to_owned(), |(spelled, name)| format!("{name}{}", &rest[spelled.len()..])))
}

fn collect(doc: &Doc, pieces: &mut Vec<Piece>) {
    for block in &doc.0 {
        match block {
            Block::Heading(inlines) | Block::Paragraph(inlines) => pieces.extend(codes(inlines)),
            Block::List { items, .. } => items.iter().for_each(|item| collect(item, pieces)),
            Block::Quote(doc) => collect(doc, pieces),
            Block::Code(code) => pieces.push(Piece { code: code.trim().to_owned(), after: String::new() }),
            Block::Rule => {}
        }
    }
}

fn codes(inlines: &[Inline]) -> Vec<Piece> {
    let mut flat = Vec::new();
    flatten(inlines, &mut flat);
    let mut pieces: Vec<Piece> = Vec::new();
    for inline in flat {
        match (inline, pieces.last_mut()) {
            (Ok(code), _) => pieces.push(Piece { code, after: String::new() }),
            (Err(text), Some(piece)) => piece.after.push_str(&text),
            (Err(_), None) => {}
        }
    }
    pieces
}

/// Code, or other text.
fn flatten(inlines: &[Inline], flat: &mut Vec<Result<String, String>>) {
    for inline in inlines {
        match inline {
            Inline::Code(code) => flat.push(Ok(code.clone())),
            Inline::Text(text) => flat.push(Err(text.clone())),
            Inline::Strong(inner) | Inline::Emphasis(inner) | Inline::Link { text: inner, .. } => flatten(inner, flat),
            Inline::Mention { name, .. } => flat.push(Err(name.clone())),
            Inline::Time { text, .. } => flat.push(Err(text.clone())),
            Inline::Break => flat.push(Err("\n".to_owned())),
        }
    }
}

/// Is this one of the channel's own posts, or a trial's, that can still be answered?
pub fn stands(room: &Room, key: &PostKey) -> bool {
    let desk = room.desk();
    let presses = [Press::GoingWell, Press::NeedHelp];
    let of_a_trial =
        |t: &trial::Trial| presses.iter().any(|p| trial::speak::pressed(t, key, Tap::Reaction(p.emoji())).is_some());
    recurring::living(desk.actor().id(), desk.streams().channel()).iter().any(|spoken| spoken.key == *key)
        || recurring::pressed(
            desk.actor().id(),
            desk.streams().channel(),
            key,
            Tap::Reaction(Press::Worth(Worth::Yes).emoji()),
        )
        .is_some_and(|pressed| pressed.poll.is_open(desk.streams().channel()))
        || desk.streams().trials_open().any(of_a_trial)
}

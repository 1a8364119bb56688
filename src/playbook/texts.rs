//! The texts of a pack in one language, from its Markdown files.
//! `questions` has the one with fixed headings. Deliberately absent: what the bot itself says around them; those sentences
//! stand in `prompts/`.

mod questions;

use super::files::holds;
use super::markdown::{self, Outline, Section, bullets, outline, reading_minutes};
use super::pack::Pack;
use super::structure::Structure;
use super::{PlaybookError, Problem};
use crate::dialogue::lang::Lang;
use crate::dialogue::script::ActivityKind;
use crate::doc::{Block, Doc, from_markdown};

/// Everything a playbook says in one language.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Texts {
    pub title: String,
    /// What the topic is and why it matters.
    pub topic: Doc,
    /// The questions that frame the topic.
    pub framing: Vec<Doc>,
    /// Where the script has `read`.
    pub case: Option<Piece>,
    /// Where the script has `listen`.
    pub listen: Option<Listen>,
    /// Two questions to have in mind while reading or listening.
    pub curious: Vec<Doc>,
    /// What pairs talk about.
    pub points: Doc,
    /// The three questions of the groups.
    pub reflect: Vec<Doc>,
    /// What to think of in the silent minute.
    pub ideas: Doc,
    /// Practical advice for the facilitator, with its heading.
    pub advice: Doc,
    /// Legal background, with its heading. Never shown without `disclaimer`.
    pub legal: Doc,
    pub disclaimer: Doc,
    pub grey_zones: Vec<GreyZone>,
    /// Where the script has `principles`, in the order they are numbered.
    pub principles: Vec<Principle>,
    /// One for each step of the script.
    pub steps: Vec<StepText>,
}

/// A text that is read in one go.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Piece {
    pub title: String,
    pub doc: Doc,
    /// Minutes to read it silently.
    pub minutes: u16,
}

/// A recording, and what those who cannot hear it read instead.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Listen {
    /// What it is, who speaks and how to find it.
    pub intro: Doc,
    /// Who speaks, as it is said aloud before it is heard; may be empty.
    pub voices: Doc,
    pub url: Option<String>,
    /// Minutes the recording lasts.
    pub minutes: u16,
    /// The written alternative, with its heading.
    pub alternative: Doc,
    /// Minutes to read the alternative silently.
    pub alternative_minutes: u16,
}

/// A short dilemma with several defensible answers.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct GreyZone {
    pub title: String,
    pub dilemma: Doc,
    pub answers: Vec<Doc>,
    /// The legal point. Never shown without the disclaimer.
    pub legal: Doc,
}

/// What a service is held against, one at a time.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Principle {
    pub title: String,
    /// What to ask of one's own service.
    pub question: Doc,
    /// How it may show.
    pub example: Doc,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StepText {
    pub title: String,
    /// Tips for the facilitator; empty where there are none.
    pub tips: Doc,
}

/// Two, as in the source's step 1 (000, 002).
const CURIOUS: usize = 2;
/// Three, as in the source's step 3 (000, 002).
const REFLECT: usize = 3;
/// One to four, so that they can be read at a glance.
const MOST_FRAMING: usize = 4;
/// Under three a grey zone looks like right and wrong; over four nobody remembers the first.
const ANSWERS: (usize, usize) = (3, 4);

/// Under three there is nothing to choose between; over nine they no longer have a key each on a phone.
const PRINCIPLES: (usize, usize) = (3, 9);

/// The texts in this language, or nothing and at least one error.
pub(super) fn read(pack: &Pack, lang: Lang, structure: &Structure, errors: &mut Vec<PlaybookError>) -> Option<Texts> {
    let script = &structure.script;
    if !pack.has_language(lang.code()) {
        errors.push(pack.error(lang.code(), None, Problem::MissingLanguage { language: lang.to_string() }));
        return None;
    }
    let before = errors.len();
    let mut reader = Reader { pack, lang, errors };

    let (title, topic, framing) = reader.topic();
    let case = holds(script, ActivityKind::Read).then(|| reader.case(structure));
    let listen = structure.listen.as_ref().filter(|_| holds(script, ActivityKind::Listen)).map(|recording| {
        let (alternative, source) = reader.titled("alternative.md");
        let alternative_minutes = reading_minutes(&source);
        reader.fits("alternative.md", alternative_minutes, structure, ActivityKind::Listen);
        let (intro, voices) = reader.recording();
        Listen {
            intro,
            voices,
            url: recording.url.clone(),
            minutes: recording.minutes,
            alternative,
            alternative_minutes,
        }
    });
    let [curious, points, reflect, ideas] = reader.questions(script);
    let texts = Texts {
        title,
        topic,
        framing,
        case,
        listen,
        curious: reader.bullets("questions.md", &curious, (CURIOUS, CURIOUS)),
        points: from_markdown(&points.body),
        reflect: reader.bullets("questions.md", &reflect, (REFLECT, REFLECT)),
        ideas: from_markdown(&ideas.body),
        advice: reader.titled("advice.md").0,
        legal: reader.titled("legal.md").0,
        disclaimer: reader.whole("disclaimer.md"),
        grey_zones: reader.grey_zones(),
        principles: if holds(script, ActivityKind::Principles) { reader.principles() } else { Vec::new() },
        steps: reader.steps(script.steps.len()),
    };
    Some(texts).filter(|_| errors.len() == before)
}

/// The languages say the same things: as many framing questions, voices, grey zones, answers and principles in each.
pub(super) fn compare(pack: &Pack, texts: &[(Lang, Texts)], errors: &mut Vec<PlaybookError>) {
    let Some(((first, model), others)) = texts.split_first() else { return };
    for (lang, other) in others {
        let counts = |texts: &Texts| {
            let answers = texts.grey_zones.iter().map(|zone| zone.answers.len()).collect::<Vec<_>>();
            [
                ("topic.md", vec![texts.framing.len()]),
                ("listen.md", vec![texts.listen.iter().filter(|listen| !listen.voices.is_empty()).count()]),
                ("greyzones.md", vec![answers.len()]),
                ("greyzones.md", answers),
                ("principles.md", vec![texts.principles.len()]),
            ]
        };
        for ((name, there), (_, here)) in counts(model).into_iter().zip(counts(other)) {
            if let Some((there, here)) = there.into_iter().zip(here).find(|(there, here)| there != here) {
                let problem = Problem::LanguagesDiffer { other: format!("{first}/{name}"), here, there };
                errors.push(pack.error(&format!("{lang}/{name}"), None, problem));
            }
        }
    }
}

struct Reader<'a> {
    pack: &'a Pack,
    lang: Lang,
    errors: &'a mut Vec<PlaybookError>,
}

impl Reader<'_> {
    fn report(&mut self, name: &str, line: Option<usize>, problem: Problem) {
        self.errors.push(self.pack.error(&format!("{}/{name}", self.lang), line, problem));
    }

    /// The file's text; nothing when it is missing or empty, which is reported.
    fn text(&mut self, name: &str) -> Option<String> {
        let text = self.pack.files.get(&format!("{}/{name}", self.lang));
        match text {
            None => self.report(name, None, Problem::MissingFile),
            Some(text) if text.trim().is_empty() => self.report(name, None, Problem::EmptyFile),
            Some(text) => return Some(text.clone()),
        }
        None
    }

    /// A file that is shown as it stands.
    fn whole(&mut self, name: &str) -> Doc {
        self.text(name).map(|text| from_markdown(&text)).unwrap_or_default()
    }

    /// `listen.md`, and the line that begins with `>` at its end, where there is one.
    fn recording(&mut self) -> (Doc, Doc) {
        let Doc(mut blocks) = self.whole("listen.md");
        match blocks.pop_if(|block| matches!(block, Block::Quote(_))) {
            Some(Block::Quote(voices)) => (Doc(blocks), voices),
            _ => (Doc(blocks), Doc::default()),
        }
    }

    /// A file that is shown as it stands and begins with `# Title`; also its source.
    fn titled(&mut self, name: &str) -> (Doc, String) {
        let text = self.text(name).unwrap_or_default();
        let outline = outline(&text);
        if !text.is_empty() {
            self.title(name, &outline);
            if outline.opening.trim().is_empty() && outline.sections.is_empty() {
                self.report(name, None, Problem::EmptyFile);
            }
        }
        (from_markdown(&text), text)
    }

    fn title(&mut self, name: &str, outline: &Outline) -> String {
        outline.title.clone().unwrap_or_else(|| {
            self.report(name, Some(1), Problem::MissingTitle);
            String::new()
        })
    }

    fn topic(&mut self) -> (String, Doc, Vec<Doc>) {
        let Some(text) = self.text("topic.md") else { return Default::default() };
        let outline = outline(&text);
        let title = self.title("topic.md", &outline);
        let (framing, topic) = bullets(&outline.opening);
        if topic.0.is_empty() {
            self.report("topic.md", None, Problem::EmptySection { heading: title.clone() });
        }
        self.count("topic.md", None, framing.len(), (1, MOST_FRAMING));
        for section in outline.sections {
            self.report(
                "topic.md",
                Some(section.line),
                Problem::UnknownHeading { heading: section.title, nearest: None },
            );
        }
        (title, topic, framing)
    }

    fn case(&mut self, structure: &Structure) -> Piece {
        let (Doc(mut blocks), text) = self.titled("case.md");
        if matches!(blocks.first(), Some(Block::Heading(_))) {
            blocks.remove(0);
        }
        let minutes = reading_minutes(&text);
        self.fits("case.md", minutes, structure, ActivityKind::Read);
        Piece { title: outline(&text).title.unwrap_or_default(), doc: Doc(blocks), minutes }
    }

    /// A text that is read while an activity runs must be readable in its minutes, where those are known.
    fn fits(&mut self, name: &str, reading: u16, structure: &Structure, kind: ActivityKind) {
        let held = structure.script.activities().find(|(_, activity)| activity.kind == kind && structure.is_sound);
        if let Some((_, activity)) = held.filter(|(_, activity)| activity.minutes < reading) {
            self.report(name, None, Problem::TooLongToRead { reading, activity: activity.minutes });
        }
    }

    /// A file that is nothing but `##` sections; a `# Title` above them is welcome and not shown.
    fn sections(&mut self, name: &str) -> Vec<Section> {
        let Some(text) = self.text(name) else { return Vec::new() };
        let outline = outline(&text);
        if !outline.opening.trim().is_empty() {
            self.report(name, Some(outline.opening_line), Problem::TextBeforeHeading);
        }
        outline.sections
    }

    /// Is the file there, with something in it? Where not, that has been reported.
    fn has_text(&self, name: &str) -> bool {
        self.pack.files.get(&format!("{}/{name}", self.lang)).is_some_and(|text| !text.trim().is_empty())
    }

    fn not_empty(&mut self, name: &str, section: &Section) {
        if section.body.trim().is_empty() {
            self.report(name, Some(section.line), Problem::EmptySection { heading: section.title.clone() });
        }
    }

    /// A section that is nothing but bullets. An empty one has been reported already.
    fn bullets(&mut self, name: &str, section: &Section, bounds: (usize, usize)) -> Vec<Doc> {
        if section.body.trim().is_empty() {
            return Vec::new();
        }
        let (items, rest) = bullets(&section.body);
        if !rest.0.is_empty() {
            self.report(name, Some(section.line), Problem::OnlyBullets { heading: section.title.clone() });
        }
        self.count(name, Some(section.line), items.len(), bounds);
        items
    }

    fn count(&mut self, name: &str, line: Option<usize>, found: usize, (min, max): (usize, usize)) {
        if !(min..=max).contains(&found) {
            self.report(name, line, Problem::Bullets { found, min, max });
        }
    }

    fn grey_zones(&mut self) -> Vec<GreyZone> {
        const NAME: &str = "greyzones.md";
        let sections = self.sections(NAME);
        if sections.is_empty() && self.has_text(NAME) {
            self.report(NAME, None, Problem::EmptyFile);
        }
        sections.into_iter().map(|section| self.grey_zone(NAME, section)).collect()
    }

    fn grey_zone(&mut self, name: &str, section: Section) -> GreyZone {
        let (answers, rest) = markdown::bullets(&section.body);
        let (dilemma, legal) = markdown::quoted(rest);
        if dilemma.0.is_empty() {
            self.report(name, Some(section.line), Problem::NoDilemma);
        }
        if legal.0.is_empty() {
            self.report(name, Some(section.line), Problem::NoLegalPoint);
        }
        self.count(name, Some(section.line), answers.len(), ANSWERS);
        GreyZone { title: section.title, dilemma, answers, legal }
    }

    fn principles(&mut self) -> Vec<Principle> {
        const NAME: &str = "principles.md";
        let sections = self.sections(NAME);
        let (min, max) = PRINCIPLES;
        if self.has_text(NAME) && !(min..=max).contains(&sections.len()) {
            self.report(NAME, None, Problem::PrincipleCount { found: sections.len(), min, max });
        }
        sections.into_iter().map(|section| self.principle(NAME, section)).collect()
    }

    fn principle(&mut self, name: &str, section: Section) -> Principle {
        let (question, example) = markdown::quoted(from_markdown(&section.body));
        if question.0.is_empty() {
            self.report(name, Some(section.line), Problem::NoQuestion);
        }
        if example.0.is_empty() {
            self.report(name, Some(section.line), Problem::NoExample);
        }
        // They are shown line by line among many; a list would not stand out as one.
        let is_text = |block: &Block| matches!(block, Block::Paragraph(_));
        if !question.0.iter().chain(&example.0).all(is_text) {
            self.report(name, Some(section.line), Problem::OnlyText { heading: section.title.clone() });
        }
        Principle { title: section.title, question, example }
    }

    fn steps(&mut self, steps: usize) -> Vec<StepText> {
        const NAME: &str = "steps.md";
        let sections = self.sections(NAME);
        if self.has_text(NAME) && sections.len() != steps {
            self.report(NAME, None, Problem::StepTitles { found: sections.len(), steps });
        }
        let text = |section: Section| StepText { title: section.title, tips: from_markdown(&section.body) };
        sections.into_iter().map(text).collect()
    }
}

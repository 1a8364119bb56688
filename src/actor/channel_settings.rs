//! What a channel chooses for itself, and who of it is away: asked, decided, written into the channel's own stream, and
//! answered where it was asked.
//!
//! Deliberately absent: which settings there are and what fits them (`dialogue::settings`), and what days away are
//! (`dialogue::absence`).

use super::handling::Handling;
use super::incoming::NOBODY;
use super::receipt::Receipt;
use super::stop::Stop;
use crate::commands::lookup::nearest_of;
use crate::dialogue::absence;
use crate::dialogue::channel::ChannelEvent;
use crate::dialogue::command::Away;
use crate::dialogue::ids::{Account, PersonId};
use crate::dialogue::lang::Lang;
use crate::dialogue::refusal::Refusal;
use crate::dialogue::reply::Reply;
use crate::dialogue::settings::{self, Choosing, Setting, Shown};
use crate::ports::chat::{Heard, Inbound, Room};

/// Each of them is entered in the directory of people: a slip must not fill it.
const MOST_STARTERS: usize = 30;

impl Handling<'_> {
    /// `indstillinger`: shows what holds, or changes it.
    pub(super) fn settings_asked(
        &mut self,
        inbound: &Inbound,
        receipt: Receipt,
        given: &[(String, String)],
    ) -> Result<(), Stop> {
        if given.is_empty() {
            let shown = self.settings_shown()?;
            return self.answer_in(inbound, receipt, &Reply::Settings { shown, changed: false });
        }
        // All whom it concerns see what is changed.
        if matches!(inbound.room, Room::Private { .. }) {
            return self.refuse_in(inbound, receipt, Refusal::SayInChannel);
        }
        if !self.may_start(&inbound.from)? {
            return self.refuse_in(inbound, receipt, Refusal::MayNotSet);
        }
        if !self.is_noted(&receipt)? {
            match self.choose(inbound, given)? {
                Ok(Some(event)) => self.write_channel(&[event], receipt.halfway())?,
                Ok(None) => {}
                Err(refusal) => return self.refuse_in(inbound, receipt, refusal),
            }
        }
        let mut shown = self.settings_shown()?;
        let named: Vec<Setting> = given.iter().filter_map(|(name, _)| Setting::named(name)).collect();
        let is_named =
            |setting| named.contains(&setting) || setting == Setting::Closed && named.contains(&Setting::Open);
        shown.retain(|shown| is_named(shown.setting()));
        self.answer_in(inbound, receipt, &Reply::Settings { shown, changed: true })
    }

    /// The channel's choices with these in them; nothing where they are what holds already.
    fn choose(
        &self,
        inbound: &Inbound,
        given: &[(String, String)],
    ) -> Result<Result<Option<ChannelEvent>, Refusal>, Stop> {
        let about_people = |(name, _): &&(String, String)| Setting::named(name) == Some(Setting::MayStart);
        let accounts = given.iter().find(about_people).map(|(_, value)| named(inbound, value)).unwrap_or_default();
        if accounts.len() > MOST_STARTERS {
            let value = accounts.len().to_string();
            return Ok(Err(Refusal::BadSetting { setting: Setting::MayStart, value, nearest: None }));
        }
        let choose = |people: &[PersonId]| {
            let choosing = Choosing { today: self.today(), configured: &self.world.calendar, people };
            settings::decide(&self.streams.channel.settings, given, &choosing).map_err(with_nearest)
        };
        // Nobody is entered in the directory for a change that is refused.
        let mut people = vec![NOBODY; accounts.len()];
        if let Err(refusal) = choose(&people) {
            return Ok(Err(refusal));
        }
        for (person, account) in people.iter_mut().zip(&accounts) {
            *person = self.known.number(account)?;
        }
        Ok(choose(&people).map(|settings| {
            let changed = settings != self.streams.channel.settings;
            changed.then(|| ChannelEvent::SettingsChanged { settings: Box::new(settings) })
        }))
    }

    fn settings_shown(&self) -> Result<Vec<Shown>, Stop> {
        let starters = self.starters()?.unwrap_or_default();
        let starters = starters.iter().map(|account| account.local().to_owned()).collect();
        Ok(settings::shown(&self.streams.channel, &self.world.configured(), starters, self.moment.now))
    }

    /// `væk`: notes, shows or calls off days on which the asker is away.
    pub(super) fn away_asked(&mut self, inbound: &Inbound, receipt: Receipt, away: &Away) -> Result<(), Stop> {
        // In the private room of somebody who has been in no dialogue there is no channel it could hold for.
        if matches!(inbound.room, Room::Private { .. }) && self.streams.channel.dialogues == 0 {
            return self.refuse_in(inbound, receipt, Refusal::SayInChannel);
        }
        // Only who has something noted is entered in the directory.
        let person = match (self.known.person(&inbound.from)?, away) {
            (Some(person), _) => person,
            (None, Away::Days(_)) => self.known.number(&inbound.from)?,
            (None, Away::Show | Away::Off) => NOBODY,
        };
        let today = self.today();
        let (events, absence) = match absence::decide(&self.streams.channel, person, away, Some(&inbound.id.0), &today)
        {
            Ok(decided) => decided,
            Err(refusal) => return self.refuse_in(inbound, receipt, refusal),
        };
        if !events.is_empty() && !self.is_noted(&receipt)? {
            self.write_channel(&events, receipt.halfway())?;
        }
        self.answer_in(inbound, receipt, &Reply::Away(absence))
    }

    fn answer_in(&mut self, inbound: &Inbound, receipt: Receipt, reply: &Reply) -> Result<(), Stop> {
        let thread = match &inbound.what {
            Heard::Message { thread, .. } => thread.clone(),
            _ => None,
        };
        self.answer(&inbound.room, thread, reply, receipt)
    }
}

/// Whom a value names: those the message mentions, those it writes out in full (`@anna:example.dk`), and `mig`.
fn named(inbound: &Inbound, value: &str) -> Vec<Account> {
    let mentions: &[Account] = match &inbound.what {
        Heard::Message { mentions, .. } | Heard::Asked { mentions, .. } | Heard::Sent { mentions, .. } => mentions,
        _ => &[],
    };
    let platform = inbound.from.platform();
    let mut accounts = mentions.to_vec();
    for word in value.split(|c: char| c.is_whitespace() || matches!(c, ',' | ';')) {
        if word.starts_with('@') && word.contains(':') {
            accounts.push(Account(format!("{platform}/{word}")));
        } else if matches!(word.to_lowercase().as_str(), "mig" | "me") {
            accounts.push(inbound.from.clone());
        }
    }
    accounts.sort();
    accounts.dedup();
    accounts
}

/// With the setting's name that is nearest to the one written.
fn with_nearest(refusal: Refusal) -> Refusal {
    match refusal {
        Refusal::UnknownSetting { name, .. } => {
            let known = Setting::ALL.into_iter().flat_map(|setting| Lang::ALL.map(|lang| setting.name(lang)));
            let nearest = nearest_of(&name, known);
            Refusal::UnknownSetting { name, nearest }
        }
        other => other,
    }
}

//! What people wrote, as they replace it and take it back.
//! Deliberately absent: how it came to stand; that is the one match in `apply`.

use crate::dialogue::erasable::Erasable;
use crate::dialogue::event::{Authorship, Identity, Written};
use crate::dialogue::illegal::Fit;
use crate::dialogue::state::Dialogue;

impl Dialogue {
    pub(super) fn authored(&mut self, made: &[Written], author: &Erasable<Authorship>) -> Fit {
        for what in made {
            match author.get() {
                Some(author) => self.authors.insert(*what, author.clone()),
                // Whoever wrote it is forgotten, or need not be known any more.
                None => self.authors.remove(what),
            };
        }
        Ok(())
    }

    pub(super) fn replaced(&mut self, what: Written, text: &Erasable<String>) -> Fit {
        if let Written::Guest { who } = what {
            let identity = text.get().map(|name| Identity { account: None, name: name.clone() });
            self.participant(who)?.identity = match identity {
                Some(identity) => Erasable::new(text.about(), identity),
                None => Erasable::erased(text.about()),
            };
            return Ok(());
        }
        *self.text_mut(what).ok_or("a text that is not there was replaced")? = text.clone();
        Ok(())
    }

    pub(super) fn withdrawn(&mut self, what: Written) -> Fit {
        self.authors.remove(&what);
        match what {
            Written::Theme { number } => self.themes.retain(|t| t.number != number),
            Written::Service => self.service = None,
            Written::Worry { question, number } => self.asked(question)?.worries.retain(|w| w.number != number),
            Written::Card { field } => *self.trial.text_mut(field) = None,
            Written::Learning { field } => *self.learning.text_mut(field) = None,
            Written::Guest { who } => self.participant(who)?.identity = Erasable::erased(None),
            Written::Point { .. } | Written::Example { .. } | Written::Idea { .. } | Written::Proposal { .. } => {
                let text = self.text_mut(what).ok_or("a text that is not there was taken back")?;
                *text = Erasable::erased(text.about());
            }
            Written::Time => {}
        }
        Ok(())
    }
}

//! What a dialogue asks about itself: the question, that it is over, and what came of it.
//! Deliberately absent: what can be pressed beside it (`say`), and the report over all channels (`boot`).

use super::names::{Rendered, number, text};
use super::say::Speaker;
use crate::dialogue::feedback::{Feedback, Say};
use crate::dialogue::lang::Lang;
use crate::doc::Doc;

impl Speaker<'_> {
    /// A message about it as it stands now. `title` is that of the playbook; missing where it has none or is no longer
    /// installed. Empty where the message is no longer about anything.
    ///
    /// # Errors
    ///
    /// As `say`.
    pub fn feedback(&self, say: Say, feedback: &Feedback, title: Option<&str>, lang: Lang) -> Rendered {
        let pen = self.pen(lang);
        let Say::Outcome { dialogue } = say else {
            let key = if matches!(say, Say::Question { .. }) { "feedback-question" } else { "feedback-over" };
            return pen.doc(key, &[]);
        };
        let Some(closed) = feedback.closed_of(dialogue) else { return Ok(Doc::default()) };
        let mut doc = match title {
            Some(title) => pen.doc("feedback-outcome-title", &[("title", text(title))])?,
            None => pen.doc("feedback-outcome", &[])?,
        };
        let (answered, asked) = (("answered", number(closed.answered)), ("asked", number(closed.round.whom.len())));
        doc.extend(match closed.counts {
            Some(counts) => {
                let counts = [("yes", counts.yes), ("partly", counts.partly), ("no", counts.no)];
                let [yes, partly, no] = counts.map(|(name, count)| (name, number(count)));
                pen.doc("feedback-counts", &[yes, partly, no, answered, asked])?
            }
            None => pen.doc("feedback-too-few", &[])?,
        });
        Ok(doc)
    }
}

//! Whoever edited or deleted a message that nothing can follow from any more is told once, privately.
//!
//! Deliberately absent: why (`edits`, `dialogue::decide`).

use super::filed_under::room_name;
use super::handling::Handling;
use super::incoming::Incoming;
use super::receipt::Receipt;
use super::stop::Stop;
use crate::dialogue::refusal::{Refusal, Unchanged};
use crate::dialogue::reply::Reply;
use crate::ports::chat::{EventId, Room};

impl Handling<'_> {
    /// Tells whoever edited or deleted a message that it is not followed. What a new edit can mend is said each time,
    /// anything else once for each message.
    pub(super) fn not_followed(
        &mut self,
        said: Incoming<'_>,
        original: &EventId,
        because: Unchanged,
        stands: Option<String>,
    ) -> Result<(), Stop> {
        let each_time = matches!(because, Unchanged::Cpr | Unchanged::TooLong { .. } | Unchanged::Empty);
        if !each_time && !self.is_first_told(&said, original)? {
            return self.note(said.receipt);
        }
        let to = Room::Private { account: said.inbound.from.clone(), room: String::new() };
        self.answer(&to, None, &Reply::Refused(Refusal::Unchanged { because, stands }), said.receipt)
    }

    /// Marks that somebody is told of this message; false where they have been. Delivered again, the same edit is told of
    /// again, since then its answer was not out.
    fn is_first_told(&mut self, said: &Incoming<'_>, original: &EventId) -> Result<bool, Stop> {
        let room = room_name(&said.inbound.room);
        let (told, this) = (format!("{}#told/", original.0), format!("{}#told/{}", original.0, said.inbound.id.0));
        match self.known.mark(&room, &told)? {
            Some(before) => Ok(before.0 == this),
            None => {
                let mark = Some((room, EventId(this)));
                self.note(Receipt { event: mark, ..Receipt::default() })?;
                Ok(true)
            }
        }
    }
}

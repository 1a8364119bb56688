//! What the homeserver and the SDK answer, sorted into "later" and "never" by type.
//!
//! Deliberately absent: trying again; the app decides when.

use crate::ports::chat::{ChatError, Missing};
use matrix_sdk::ruma::api::error::{ErrorKind, RetryAfter};
use matrix_sdk::{Error, HttpError};
use std::time::Duration;

/// `missing` is what a refusal means for what was tried: writing, pinning, a private room.
pub(super) fn chat_error(error: &Error, missing: Missing) -> ChatError {
    let why = error.to_string();
    let Some(kind) = error.client_api_error_kind() else {
        return match error {
            // Not a member any more: waiting does not help.
            Error::WrongRoomState(_) => ChatError::Never { missing, why },
            // The network, a proxy's answer, the store: all of them may be well again later.
            _ => ChatError::Later { after: None, why },
        };
    };
    match kind {
        ErrorKind::LimitExceeded(_) => ChatError::Later { after: retry_after(kind), why },
        ErrorKind::TooLarge => ChatError::Never { missing: Missing::Message, why },
        ErrorKind::Forbidden | ErrorKind::NotFound => ChatError::Never { missing, why },
        // The session is over: the reader notices and stops the process; nothing is lost meanwhile.
        ErrorKind::UnknownToken(_) | ErrorKind::MissingToken => ChatError::Later { after: None, why },
        _ if is_servers_fault(error) => ChatError::Later { after: None, why },
        _ => ChatError::Never { missing: Missing::Other, why },
    }
}

/// How long the server asks to be left alone, if this is a rate limit.
pub(super) fn limited(error: &Error) -> Option<Duration> {
    let kind = error.client_api_error_kind()?;
    matches!(kind, ErrorKind::LimitExceeded(_)).then(|| retry_after(kind).unwrap_or(WHEN_NOT_SAID))
}

/// Synapse always says how long; five seconds is what its default message limit comes to.
const WHEN_NOT_SAID: Duration = Duration::from_secs(5);

fn retry_after(kind: &ErrorKind) -> Option<Duration> {
    match kind {
        ErrorKind::LimitExceeded(data) => match data.retry_after.as_ref()? {
            RetryAfter::Delay(delay) => Some(*delay),
            // A date needs a clock that agrees with the server's; five seconds need none.
            RetryAfter::DateTime(_) => Some(WHEN_NOT_SAID),
        },
        _ => None,
    }
}

fn is_servers_fault(error: &Error) -> bool {
    error.as_client_api_error().is_some_and(|error| error.status_code.is_server_error())
}

/// The reaction stands there already: exactly what was wanted.
pub(super) fn is_duplicate_reaction(error: &Error) -> bool {
    matches!(error.client_api_error_kind(), Some(ErrorKind::DuplicateAnnotation))
}

pub(super) fn is_alias_taken(error: &Error) -> bool {
    matches!(error.client_api_error_kind(), Some(ErrorKind::RoomInUse))
}

pub(super) fn is_not_found(error: &HttpError) -> bool {
    matches!(error.client_api_error_kind(), Some(ErrorKind::NotFound))
}

pub(super) fn is_forbidden(error: &Error) -> bool {
    matches!(error.client_api_error_kind(), Some(ErrorKind::Forbidden))
}

/// The server does not know the access token any more.
pub(super) fn is_session_over(error: &Error) -> bool {
    matches!(
        error.client_api_error_kind(),
        Some(ErrorKind::UnknownToken(_) | ErrorKind::MissingToken | ErrorKind::UserDeactivated)
    )
}

/// The homeserver understood, and will say the same next time.
pub(super) fn is_refused(error: &Error) -> bool {
    error.as_client_api_error().is_some_and(|error| error.status_code.is_client_error())
        && limited(error).is_none()
        && !is_session_over(error)
}

/// An error for one line of the log: without the query of the address that was asked, which holds the whole filter.
pub(super) fn in_short(error: &str) -> String {
    let words = error.split(' ').map(|word| match word.split_once('?') {
        Some((address, query)) if address.contains("://") => {
            let closing: String = query.chars().rev().take_while(|c| matches!(c, ')' | ':' | ',')).collect();
            format!("{address}{}", closing.chars().rev().collect::<String>())
        }
        _ => word.to_owned(),
    });
    words.collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_error_is_logged_without_its_query() {
        let error = "error sending request for url (http://localhost:8008/_matrix/client/v3/sync?filter=%7B%22room%22&timeout=30000): gone?";
        assert_eq!(
            in_short(error),
            "error sending request for url (http://localhost:8008/_matrix/client/v3/sync): gone?"
        );
        assert_eq!(in_short("what now?"), "what now?");
    }
}

//! What Discord and its client answer, sorted into "later" and "never" by status and code.
//!
//! The client's own errors can quote addresses, and some of those hold tokens; nothing of them gets further than this
//! file but numbers and Discord's own sentence. Deliberately absent: trying again; the app decides when.

use crate::ports::chat::{ChatError, Missing, Permission};
use serenity::http::{HttpError, StatusCode};
use std::time::Duration;

/// Discord's codes, from its documentation.
pub(super) mod code {
    pub const UNKNOWN_CHANNEL: isize = 10_003;
    pub const UNKNOWN_MEMBER: isize = 10_007;
    pub const UNKNOWN_MESSAGE: isize = 10_008;
    pub const UNKNOWN_WEBHOOK: isize = 10_015;
    /// With status 401, although it is not the bot's token that is refused.
    pub const ANSWER_TOKEN_OVER: isize = 50_027;
    /// The client's own: the answer was not Discord's, but something's on the way there.
    pub const NOT_DISCORDS: isize = -1;
    pub const NO_ACCESS: isize = 50_001;
    pub const NOT_TO_THIS_PERSON: isize = 50_007;
    pub const NO_PERMISSION: isize = 50_013;
    pub const THREAD_ARCHIVED: isize = 50_083;
    pub const NO_SERVER_IN_COMMON: isize = 50_278;
    pub const TOO_LARGE: isize = 40_005;
    pub const INVALID_FORM: isize = 50_035;
    pub const HAS_THREAD: isize = 160_004;
    /// Too much in a short time, although the status is not 429: private rooms opened, messages in a channel written,
    /// old messages changed.
    pub const TOO_FAST: [isize; 3] = [40_003, 20_028, 30_046];
}

/// When Discord refuses for now and does not say for how long.
const WHEN_NOT_SAID: Duration = Duration::from_secs(5);
/// The same for what Discord lets a bot do only so often in minutes.
const WHEN_TOO_FAST: Duration = Duration::from_secs(60);

/// What came of a call, without anything that could be somebody's or secret.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub(super) enum Failed {
    #[error("Discord refused: {status}, code {code}: {message}")]
    Refused { status: u16, code: isize, message: String },
    #[error("Discord cannot be reached ({0})")]
    Unreachable(Why),
    #[error("Discord's answer could not be understood")]
    Unreadable,
    #[error("Discord has not answered in time")]
    TimedOut,
}

/// How far a call came that Discord did not answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub(super) enum Why {
    #[error("the request could not be made")]
    NotMade,
    #[error("the client failed")]
    Client,
    #[error("no connection")]
    NoConnection,
    #[error("the connection broke")]
    Broken,
    #[error("no answer in time")]
    NoAnswer,
}

impl From<serenity::Error> for Failed {
    fn from(error: serenity::Error) -> Self {
        match error {
            serenity::Error::Http(HttpError::UnsuccessfulRequest(response)) => Self::Refused {
                status: response.status_code.as_u16(),
                code: response.error.code,
                message: without_addresses(&response.error.message),
            },
            serenity::Error::Http(HttpError::Request(error)) => Self::Unreachable(match () {
                () if error.is_timeout() => Why::NoAnswer,
                () if error.is_connect() => Why::NoConnection,
                () if error.is_decode() => return Self::Unreadable,
                () => Why::Broken,
            }),
            serenity::Error::Json(_) => Self::Unreadable,
            serenity::Error::Http(_) => Self::Unreachable(Why::NotMade),
            _ => Self::Unreachable(Why::Client),
        }
    }
}

/// The client puts its own words where an answer was not Discord's, and those may hold an address.
fn without_addresses(message: &str) -> String {
    let words = message.split_whitespace().map(|word| if word.contains("://") { "…" } else { word });
    words.collect::<Vec<_>>().join(" ")
}

impl Failed {
    pub(super) fn code(&self) -> Option<isize> {
        match self {
            Self::Refused { code, .. } => Some(*code),
            _ => None,
        }
    }

    pub(super) fn is(&self, wanted: isize) -> bool {
        self.code() == Some(wanted)
    }

    /// Discord may have done it, and only its answer is missing.
    pub(super) fn may_be_done(&self) -> bool {
        match self {
            Self::TimedOut | Self::Unreadable | Self::Unreachable(Why::Broken | Why::NoAnswer) => true,
            Self::Refused { .. } | Self::Unreachable(Why::NotMade | Why::Client | Why::NoConnection) => false,
        }
    }

    /// The token is not accepted any more.
    pub(super) fn is_session_over(&self) -> bool {
        let unauthorized = StatusCode::UNAUTHORIZED.as_u16();
        matches!(self, Self::Refused { status, code, .. } if *status == unauthorized && *code != code::ANSWER_TOKEN_OVER)
    }

    /// Discord understood, and will say the same next time.
    pub(super) fn is_refused(&self) -> bool {
        matches!(self, Self::Refused { status, code, .. } if (400..500).contains(status)
            && !matches!(status, 401 | 429) && *code != code::NOT_DISCORDS && !code::TOO_FAST.contains(code))
    }

    /// `needs` is the permission without which Discord refuses such a call.
    pub(super) fn chat_error(&self, needs: Permission) -> ChatError {
        let why = self.to_string();
        let Self::Refused { status, code, .. } = self else { return ChatError::Later { after: None, why } };
        let missing = match *code {
            // A 429 of a global kind comes without a code.
            _ if *status == 429 => return ChatError::Later { after: Some(WHEN_NOT_SAID), why },
            code if code::TOO_FAST.contains(&code) => {
                return ChatError::Later { after: Some(WHEN_TOO_FAST), why };
            }
            code::ANSWER_TOKEN_OVER => Missing::Other,
            // The session is over: the adapter stops and says so; nothing is lost meanwhile.
            _ if *status == 401 || *status >= 500 => return ChatError::Later { after: None, why },
            _ if *status == 413 => Missing::Message,
            // Whoever stands in the way today may be gone tomorrow.
            code::NOT_DISCORDS => return ChatError::Later { after: None, why },
            code::NO_PERMISSION => Missing::Permission(needs),
            code::NO_ACCESS => Missing::Permission(Permission::SeeChannel),
            code::NOT_TO_THIS_PERSON | code::NO_SERVER_IN_COMMON => Missing::PrivateRoom,
            code::UNKNOWN_MESSAGE | code::INVALID_FORM | code::TOO_LARGE | code::UNKNOWN_WEBHOOK => Missing::Message,
            _ => Missing::Other,
        };
        ChatError::Never { missing, why }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn refused(status: u16, code: isize) -> ChatError {
        Failed::Refused { status, code, message: "no".to_owned() }.chat_error(Permission::Pin)
    }

    #[test]
    fn what_will_never_work_is_told_from_what_may() {
        let missing = |error| match error {
            ChatError::Never { missing, .. } => Some(missing),
            ChatError::Later { .. } => None,
        };
        assert_eq!(missing(refused(403, code::NO_PERMISSION)), Some(Missing::Permission(Permission::Pin)));
        assert_eq!(missing(refused(403, code::NO_ACCESS)), Some(Missing::Permission(Permission::SeeChannel)));
        assert_eq!(missing(refused(403, code::NOT_TO_THIS_PERSON)), Some(Missing::PrivateRoom));
        assert_eq!(missing(refused(404, code::UNKNOWN_MESSAGE)), Some(Missing::Message));
        assert_eq!(missing(refused(404, code::UNKNOWN_CHANNEL)), Some(Missing::Other));
        assert_eq!(missing(refused(429, -1)), None);
        assert_eq!(missing(refused(502, 0)), None);
        assert_eq!(missing(refused(401, 0)), None);
        assert_eq!(missing(refused(403, code::NOT_DISCORDS)), None);
        assert_eq!(missing(refused(413, code::NOT_DISCORDS)), Some(Missing::Message));
        assert_eq!(missing(Failed::TimedOut.chat_error(Permission::Write)), None);
    }

    #[test]
    fn too_fast_is_not_never() {
        for (status, code) in [(403, 40_003), (403, 20_028), (400, 30_046)] {
            let after = match refused(status, code) {
                ChatError::Later { after, .. } => after,
                ChatError::Never { .. } => None,
            };
            assert_eq!(after, Some(WHEN_TOO_FAST), "{code}");
            assert!(!Failed::Refused { status, code, message: "no".to_owned() }.is_refused(), "{code}");
        }
    }

    #[test]
    fn an_answer_that_comes_too_late_does_not_end_the_session() {
        let failed = |code| Failed::Refused { status: 401, code, message: "no".to_owned() };
        assert!(failed(0).is_session_over());
        assert!(!failed(code::ANSWER_TOKEN_OVER).is_session_over());
        let never = failed(code::ANSWER_TOKEN_OVER).chat_error(Permission::Write);
        assert!(matches!(never, ChatError::Never { missing: Missing::Other, .. }));
    }

    #[test]
    fn addresses_do_not_get_through() {
        assert_eq!(without_addresses("at https://discord.com/api/webhooks/1/tok line 1"), "at … line 1");
    }
}

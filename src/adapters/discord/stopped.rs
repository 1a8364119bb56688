//! Why the adapter ended, in words for the operator. Deliberately absent: ending it.

/// Why the adapter ended.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Stopped {
    #[error(
        "Discord does not accept the token any more: make a new one on the page \"Bot\" of the developer portal and put \
         it into the configuration"
    )]
    TokenRefused,
    #[error(
        "Discord does not let the bot hear what it asks for: look at the page \"Bot\" of the developer portal, and ask \
         whoever packaged this program if nothing is switched off there"
    )]
    IntentsRefused,
    #[error("Discord answers, but its gateway has not been heard for minutes: the program has to be started again")]
    GatewayStuck,
}

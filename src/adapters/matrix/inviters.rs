//! Whose invitations are accepted. Deliberately absent: accepting them (`invitations.rs`).

use super::config::{ConfigError, MatrixConfig};
use matrix_sdk::ruma::{OwnedServerName, OwnedUserId, UserId};

/// Those whom the operator has named; where nobody is, the bot's own server.
#[derive(Clone, Debug)]
pub(super) struct Inviters {
    users: Vec<OwnedUserId>,
    servers: Vec<OwnedServerName>,
}

impl Inviters {
    pub(super) fn of(config: &MatrixConfig) -> Result<Self, ConfigError> {
        let user = |user: &String| user.as_str().try_into().map_err(|_| ConfigError::AllowedUser(user.clone()));
        let server = |name: &String| name.as_str().try_into().map_err(|_| ConfigError::AllowedServer(name.clone()));
        Ok(Self {
            users: config.allowed_users.iter().map(user).collect::<Result<_, _>>()?,
            servers: config.allowed_servers.iter().map(server).collect::<Result<_, _>>()?,
        })
    }

    pub(super) fn may(&self, inviter: &UserId, own: &UserId) -> bool {
        if self.users.is_empty() && self.servers.is_empty() {
            return inviter.server_name() == own.server_name();
        }
        self.users.iter().any(|user| user == inviter)
            || self.servers.iter().any(|server| server == inviter.server_name())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use matrix_sdk::ruma::user_id;

    #[test]
    fn with_no_list_only_the_own_server_may_invite() {
        let own = user_id!("@bot:example.dk");
        let nobody_named = Inviters { users: Vec::new(), servers: Vec::new() };
        assert!(nobody_named.may(user_id!("@anna:example.dk"), own));
        assert!(!nobody_named.may(user_id!("@anna:elsewhere.dk"), own));
        let named = Inviters { users: vec![user_id!("@anna:elsewhere.dk").to_owned()], servers: Vec::new() };
        assert!(named.may(user_id!("@anna:elsewhere.dk"), own));
        assert!(!named.may(user_id!("@bo:example.dk"), own));
    }
}

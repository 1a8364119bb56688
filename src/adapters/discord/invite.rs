//! The address by which an administrator lets the bot into a server, with what it needs and no more.
//!
//! Deliberately absent: who may use it; Discord asks for the right to manage the server.

use crate::ports::chat::Permission;
/// Discord's bits. Two of them are newer than the client, and its own type drops what it does not know.
pub(super) fn bit(permission: Permission) -> u64 {
    match permission {
        Permission::SeeChannel => 1 << 10,
        Permission::Write => 1 << 11,
        Permission::WriteInThreads => 1 << 38,
        Permission::OpenThreads => 1 << 35,
        Permission::ReadHistory => 1 << 16,
        Permission::AttachFiles => 1 << 15,
        Permission::EmbedLinks => 1 << 14,
        Permission::React => 1 << 6,
        Permission::Pin => 1 << 51,
        Permission::PlanEvents => 1 << 44,
    }
}

/// Where an administrator lets the application into a server.
pub fn invite(application_id: u64) -> String {
    let permissions = Permission::ALL.into_iter().fold(0, |all, permission| all | bit(permission));
    format!(
        "https://discord.com/oauth2/authorize?client_id={application_id}&scope=bot+applications.commands\
         &permissions={permissions}"
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn it_asks_for_what_the_bot_does_and_no_more() {
        assert_eq!(
            invite(17),
            "https://discord.com/oauth2/authorize?client_id=17&scope=bot+applications.commands\
             &permissions=2269701237492800"
        );
        // Neither administrator nor managing messages, channels, roles.
        let asked = Permission::ALL.into_iter().fold(0, |all, permission| all | bit(permission));
        for too_much in [3, 4, 5, 13, 28, 34] {
            assert_eq!(asked & (1 << too_much), 0, "{too_much}");
        }
    }
}

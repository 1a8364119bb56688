//! The bot's name and picture, as people see them beside everything it says.
//!
//! Deliberately absent: changing what an operator has chosen.

use matrix_sdk::Client;
use matrix_sdk::ruma::api::client::media::create_content;

const NAME: &str = "Drejebog";
/// A table seen from above, with one who has the floor; 256 by 256 pixels.
const PICTURE: &[u8] = include_bytes!("face.png");

/// Gives the account a name and a picture where it has none. A homeserver that does not allow it is told of in the log:
/// nothing else depends on them.
pub(super) async fn show(client: Client) {
    if let Err(error) = try_show(&client).await {
        tracing::info!(%error, "the account has no name or picture of its own");
    }
}

async fn try_show(client: &Client) -> matrix_sdk::Result<()> {
    let account = client.account();
    let is_own = |name: &str| client.user_id().is_none_or(|user| user.localpart() != name);
    if !account.get_display_name().await?.is_some_and(|name| is_own(&name)) {
        account.set_display_name(Some(NAME)).await?;
    }
    if account.get_avatar_url().await?.is_none() {
        let mut request = create_content::v3::Request::new(PICTURE.to_vec());
        request.filename = Some("drejebog.png".to_owned());
        request.content_type = Some("image/png".to_owned());
        let stored = client.send(request).await?;
        account.set_avatar_url(Some(&stored.content_uri)).await?;
    }
    Ok(())
}

//! The bytes of a file on their way to the homeserver's media store, encrypted before they leave where the room is.
//!
//! The bytes go first, under no key: a post tried again may store them a second time, where nobody is shown them. The
//! event that shows them goes as every event does, under the key's transaction id: a file is said exactly once (law 2).
//! Deliberately absent: that event (`content`), and taking stored bytes away again; Matrix has no request for it.

use super::errors;
use crate::ports::chat::{ChatError, File, Missing, Permission};
use matrix_sdk::Room;
use matrix_sdk::ruma::api::client::media::create_content;
use matrix_sdk::ruma::events::room::MediaSource;

/// Stores the file for the people in `room`, and says where it is.
///
/// # Errors
///
/// As the homeserver answers; a file over its limit is never stored.
pub(super) async fn store(room: &Room, file: &File) -> Result<MediaSource, ChatError> {
    let state = room.latest_encryption_state().await.map_err(refused)?;
    let client = room.client();
    if state.is_encrypted() {
        let mut bytes = file.bytes.as_slice();
        let stored = client.upload_encrypted_file(&mut bytes).await.map_err(refused)?;
        return Ok(MediaSource::Encrypted(Box::new(stored)));
    }
    let mut request = create_content::v3::Request::new(file.bytes.clone());
    request.filename = Some(file.name.clone());
    request.content_type = Some(file.media_type.clone());
    let stored = client.send(request).await.map_err(|error| refused(error.into()))?;
    Ok(MediaSource::Plain(stored.content_uri))
}

fn refused(error: matrix_sdk::Error) -> ChatError {
    errors::chat_error(&error, Missing::Permission(Permission::Write))
}

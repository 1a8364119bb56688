//! The platform does a job.
//!
//! Deliberately absent: which jobs there are, and what follows from what came of one (`actor`).

use crate::actor::{Job, Sent};
use crate::ports::chat::Chat;

/// Does one job on a platform.
pub async fn perform<C: Chat>(chat: &C, job: Job) -> Sent {
    match job {
        Job::Post { post, look_since, .. } => {
            if let Some(since) = look_since {
                match chat.find(post.to.clone(), post.key.clone(), since).await {
                    Ok(Some(message)) => return Sent::Posted(Ok(message)),
                    Ok(None) => {}
                    Err(error) => return Sent::Posted(Err(error)),
                }
            }
            Sent::Posted(chat.post(post).await)
        }
        Job::Edit { edit } => Sent::Done(chat.edit(edit).await),
        Job::React { room, to, emoji } => Sent::Done(chat.react(room, to, emoji).await),
        Job::Pin { channel, messages } => Sent::Done(chat.pin(channel, messages).await),
        Job::PreparePrivate { account, name } => Sent::Done(chat.prepare_private(account, name).await),
    }
}

//! How a test lets things go wrong: on the gateway, on the network, in single calls.

use super::Peer;
use super::faults::Failing;
use super::gateway::Order;
use super::store::{Id, World};
use serde_json::{Value, json};
use std::sync::Arc;
use std::sync::atomic::Ordering;
use std::time::Duration;

impl Peer {
    /// Asks every connection to come back (op 7).
    pub fn gateway_op7(&self) {
        self.send_all(json!({ "t": null, "s": null, "op": 7, "d": null }));
    }

    /// Tells every connection that its session is invalid (op 9). One that cannot be resumed is forgotten.
    pub fn gateway_op9(&self, is_resumable: bool) {
        self.send_all(json!({ "t": null, "s": null, "op": 9, "d": is_resumable }));
        if !is_resumable {
            self.lose_sessions();
        }
    }

    /// Asks for a heartbeat (op 1).
    pub fn gateway_op1(&self) {
        self.send_all(json!({ "t": null, "s": null, "op": 1, "d": null }));
    }

    fn send_all(&self, message: Value) {
        self.shared.change(|world| world.sessions.order(&Order::Send(message.to_string())));
    }

    /// Ends every gateway connection without a word.
    pub fn drop_sockets(&self) {
        self.shared.change(|world| world.sessions.order(&Order::Drop));
    }

    /// Closes every gateway connection with a code.
    pub fn close(&self, code: u16) {
        self.shared.change(|world| world.sessions.order(&Order::Close(Some(code))));
    }

    /// The same without a code, which some clients take badly.
    pub fn close_without_code(&self) {
        self.shared.change(|world| world.sessions.order(&Order::Close(None)));
    }

    /// No session can be resumed any more; connections stay as they are.
    pub fn lose_sessions(&self) {
        self.shared.change(|world| world.sessions.forget());
    }

    /// Heartbeats go unanswered from now on, or are answered again.
    pub fn set_deaf(&self, is_deaf: bool) {
        self.shared.change(|world| world.sessions.is_deaf = is_deaf);
    }

    /// How often a bot that connects from now on is to say that it is there.
    pub fn set_heartbeat(&self, interval: Duration) {
        self.shared.change(|world| world.sessions.heartbeat = interval);
    }

    /// Nothing gets through any more, neither REST nor gateway; or everything does again.
    pub fn set_outage(&self, is_out: bool) {
        self.shared.is_cut.store(is_out, Ordering::SeqCst);
        if is_out {
            self.drop_sockets();
        }
    }

    /// An outage that ends by itself.
    pub fn refuse_connections(&self, lasting: Duration) {
        self.set_outage(true);
        let shared = Arc::clone(&self.shared);
        tokio::spawn(async move {
            let _ = tokio::time::timeout(lasting, std::future::pending::<()>()).await;
            shared.is_cut.store(false, Ordering::SeqCst);
        });
    }

    /// The next calls of a route are refused with 429. The route is as in `POST /channels/{channel_id}/messages`; a
    /// `*` at its end stands for anything.
    pub fn limit_next(&self, route: &str, times: usize, retry_after: Duration, is_global: bool) {
        self.shared.change(|world| world.faults.limit_next(route, times, retry_after, is_global));
    }

    /// The next call of a route fails with this status before anything is done.
    pub fn fail_next(&self, route: &str, status: u16) {
        self.fail(route, Failing { status, code: 0, is_done: false });
    }

    /// The same, but it is carried out: only the answer is lost.
    pub fn lose_answer_next(&self, route: &str) {
        self.fail(route, Failing { status: 502, code: 0, is_done: true });
    }

    /// The next call of a route is refused with one of Discord's numbers.
    pub fn refuse_next(&self, route: &str, status: u16, code: u32) {
        self.fail(route, Failing { status, code, is_done: false });
    }

    /// The next calls of a route in one channel fail with this status.
    pub fn fail_in(&self, route: &str, channel: Id, status: u16, times: usize) {
        let failing = Failing { status, code: 0, is_done: false };
        self.shared.change(|world| (0..times).for_each(|_| world.faults.fail_in(route, Some(channel), failing)));
    }

    fn fail(&self, route: &str, failing: Failing) {
        self.shared.change(|world| world.faults.fail_next(route, failing));
    }

    /// Calls of a route wait before they are carried out, until they are released.
    pub fn hold(&self, route: &str) {
        self.shared.change(|world| world.faults.hold(route));
    }

    /// Every call that waits goes on, and none waits any more.
    pub fn release(&self) {
        self.shared.change(|world| world.faults.release());
    }

    /// Waits until so many calls wait at a held route.
    pub async fn holds(&self, count: usize) {
        self.until("calls that wait", |world| (world.faults.waiting == count).then_some(())).await;
    }

    /// Answers to a route are held back this long from now on.
    pub fn delay(&self, route: &str, by: Duration) {
        self.shared.change(|world| world.faults.delay(route, by));
    }

    /// A route takes only so many calls in so long for each channel, and says so in every answer.
    pub fn set_bucket(&self, route: &str, limit: u64, window: Duration) {
        self.shared.change(|world| world.faults.set_bucket(route, limit, window));
    }

    /// The next events of this name are sent twice.
    pub fn double_next(&self, event: &str, times: usize) {
        self.shared.change(|world| world.faults.doubles.insert(event.to_owned(), times));
    }

    /// How many of the refusals and failures asked for are still to come.
    pub fn faults_left(&self) -> usize {
        self.look(|world| world.faults.open())
    }

    /// As if some minutes had gone by: a nonce said before can be said again.
    pub fn forget_nonces(&self) {
        self.shared.change(World::forget_nonces);
    }
}

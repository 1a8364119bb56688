//! Stopping on a signal, in a process of its own: a signal is meant for all of a process, other tests included.
#![cfg(all(feature = "shell", unix))]

use drejebog::boot::serve::Stop;

/// One signal only: the second would end this process, as it should.
#[tokio::test]
async fn a_signal_is_a_wish_to_stop() {
    let mut stop = Stop::on_signals().unwrap();
    let mut also = stop.clone();
    let own = std::process::id().to_string();
    assert!(std::process::Command::new("kill").args(["-TERM", &own]).status().unwrap().success());
    stop.wait().await;
    also.wait().await;
}

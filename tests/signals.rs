//! Stopping on a signal. In a process of its own: starting another program from one that has a journal open lets the
//! child hold the journal's lock for the moment between fork and exec, which other tests would see.
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

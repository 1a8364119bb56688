//! A real homeserver for tests: Synapse on a free loopback port, in a folder of its own, gone with the test.
//!
//! `Synapse::start` installs it first if need be (`.ci/install-synapse`). A server that does not come up is a failed
//! test, never a skipped one. `person` has the people who write and react, `bot` the program, `channel` where they meet,
//! `ledger` what must hold in the end.

#![allow(dead_code, reason = "each test file uses its own part of this")]

pub mod bot;
pub mod channel;
pub mod ledger;
pub mod person;

use std::collections::VecDeque;
use std::io::{BufRead, BufReader};
use std::net::TcpListener;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::sync::mpsc::{RecvTimeoutError, sync_channel};
use std::sync::{Arc, Mutex};
use std::time::Duration;
use tempfile::TempDir;

/// The password of everybody.
pub const PASSWORD: &str = "korrekt hest batteri";
/// The name of the server, as in `@anna:drejebog.test`.
pub const SERVER: &str = "drejebog.test";

/// Five seconds on an idle machine; this is for a busy one.
const START: Duration = Duration::from_secs(120);
const LOG_TAIL: usize = 60;

/// Which rate limits the server has.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Limits {
    Lifted,
    /// Synapse's own.
    Default,
}

/// A running server. Dropping it stops it and removes its folder.
#[derive(Debug)]
pub struct Synapse {
    folder: TempDir,
    port: u16,
    child: Child,
    log: Log,
}

type Log = Arc<Mutex<VecDeque<String>>>;

impl Synapse {
    pub fn start(limits: Limits) -> Self {
        install();
        let folder = tempfile::tempdir().expect("a temporary folder");
        let port = free_port();
        write_config(folder.path(), port, limits);
        let log = Log::default();
        let child = run(folder.path(), &log);
        Self { folder, port, child, log }
    }

    pub fn url(&self) -> String {
        format!("http://127.0.0.1:{}", self.port)
    }

    /// Registers users with `PASSWORD`. Names that are taken are an error.
    pub fn register(&self, names: &[&str]) {
        self.python(REGISTER, names);
    }

    /// Lifts the rate limits for one user, as an administrator would for a bot.
    pub fn lift_limits_of(&self, name: &str) {
        self.python(LIFT, &[name, SERVER]);
    }

    /// Stops the server; its data stay. From the outside: it is gone without a word.
    pub fn stop(&mut self) {
        self.child.kill().expect("Synapse can be stopped");
        self.child.wait().expect("Synapse has stopped");
    }

    /// Starts it again after `stop`, on the same port with the same data.
    pub fn start_again(&mut self) {
        self.child = run(self.folder.path(), &self.log);
    }

    fn python(&self, script: &str, arguments: &[&str]) {
        let done = Command::new(python())
            .args(["-c", script, &self.url(), SECRET, PASSWORD])
            .args(arguments)
            .output()
            .expect("Python runs");
        assert!(done.status.success(), "{}\n{}", String::from_utf8_lossy(&done.stderr), tail(&self.log));
    }
}

impl Drop for Synapse {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

const SECRET: &str = "only-for-tests";

/// Ends with the process that started it: it reads from a pipe that closes when that is gone, however it went.
const RUN: &str = "
import os, sys, threading
threading.Thread(target=lambda: (sys.stdin.read(), os._exit(0)), daemon=True).start()
from synapse.app.homeserver import main
main()
";

const REGISTER: &str = "
import hashlib, hmac, json, sys, urllib.request
url, secret, password, *names = sys.argv[1:]
endpoint = url + '/_synapse/admin/v1/register'
for name in names:
    nonce = json.load(urllib.request.urlopen(endpoint))['nonce']
    text = '\\0'.join([nonce, name, password, 'notadmin'])
    mac = hmac.new(secret.encode(), text.encode(), hashlib.sha1).hexdigest()
    body = {'nonce': nonce, 'username': name, 'password': password, 'admin': False, 'mac': mac}
    urllib.request.urlopen(urllib.request.Request(endpoint, json.dumps(body).encode()))
";

const LIFT: &str = "
import hashlib, hmac, json, sys, urllib.request
url, secret, password, name, server = sys.argv[1:]
endpoint = url + '/_synapse/admin/v1/register'
nonce = json.load(urllib.request.urlopen(endpoint))['nonce']
admin = 'admin-for-' + name
mac = hmac.new(secret.encode(), '\\0'.join([nonce, admin, password, 'admin']).encode(), hashlib.sha1).hexdigest()
body = {'nonce': nonce, 'username': admin, 'password': password, 'admin': True, 'mac': mac}
session = json.load(urllib.request.urlopen(urllib.request.Request(endpoint, json.dumps(body).encode())))
endpoint = f'{url}/_synapse/admin/v1/users/@{name}:{server}/override_ratelimit'
header = {'Authorization': 'Bearer ' + session['access_token']}
unlimited = json.dumps({'messages_per_second': 0, 'burst_count': 0}).encode()
urllib.request.urlopen(urllib.request.Request(endpoint, unlimited, header))
";

/// Of the repository, whichever of its packages this is compiled into.
fn root() -> PathBuf {
    let package = Path::new(env!("CARGO_MANIFEST_DIR"));
    let root = package.ancestors().find(|folder| folder.join("Cargo.lock").exists());
    root.expect("a lock file above").to_owned()
}

fn python() -> PathBuf {
    root().join(".tools/synapse/bin/python")
}

fn install() {
    let done = Command::new(root().join(".ci/install-synapse")).status().expect("the installation script runs");
    assert!(done.success(), "Synapse could not be installed; the reason stands above");
}

/// Free now. Another process could take it before Synapse does; then Synapse says so and the test fails.
fn free_port() -> u16 {
    let listener = TcpListener::bind(("127.0.0.1", 0)).expect("a free port");
    listener.local_addr().expect("an address").port()
}

fn write_config(folder: &Path, port: u16, limits: Limits) {
    let path = |name: &str| folder.join(name).display().to_string();
    let mut config = format!(
        r#"
server_name: "{SERVER}"
pid_file: "{pid}"
listeners:
  - {{ port: {port}, bind_addresses: ["127.0.0.1"], type: http, tls: false, resources: [{{ names: [client], compress: false }}] }}
database: {{ name: sqlite3, args: {{ database: "{database}" }} }}
log_config: "{log}"
media_store_path: "{media}"
registration_shared_secret: "{SECRET}"
macaroon_secret_key: "{SECRET}"
form_secret: "{SECRET}"
signing_key_path: "{key}"
report_stats: false
trusted_key_servers: []
"#,
        pid = path("homeserver.pid"),
        database = path("homeserver.db"),
        log = path("log.yaml"),
        media = path("media"),
        key = path("signing.key"),
    );
    if limits == Limits::Lifted {
        for limit in ["rc_message", "rc_registration", "rc_room_creation", "rc_admin_redaction"] {
            config.push_str(&format!("{limit}: {{ per_second: 10000, burst_count: 10000 }}\n"));
        }
        for (limit, parts) in [
            ("rc_login", ["address", "account", "failed_attempts"]),
            ("rc_joins", ["local", "remote", "remote"]),
            ("rc_invites", ["per_room", "per_user", "per_issuer"]),
        ] {
            config.push_str(&format!("{limit}:\n"));
            let mut parts = parts.to_vec();
            parts.dedup();
            for part in parts {
                config.push_str(&format!("  {part}: {{ per_second: 10000, burst_count: 10000 }}\n"));
            }
        }
    }
    let log = "
version: 1
formatters: { plain: { format: '%(levelname)s %(name)s %(message)s' } }
handlers: { console: { class: logging.StreamHandler, formatter: plain, stream: ext://sys.stdout } }
root: { level: INFO, handlers: [console] }
disable_existing_loggers: false
";
    let write = |name: &str, text: &str| std::fs::write(folder.join(name), text).expect("the folder is writable");
    write("homeserver.yaml", &config);
    write("log.yaml", log);
    // Signs nothing that anybody trusts.
    write("signing.key", &format!("ed25519 a_test {}\n", "A".repeat(43)));
}

/// Starts it and waits until it listens.
fn run(folder: &Path, log: &Log) -> Child {
    let mut child = Command::new(python())
        .args(["-c", RUN, "--config-path"])
        .arg(folder.join("homeserver.yaml"))
        .current_dir(folder)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("Python starts");
    let (ready, is_ready) = sync_channel::<()>(8);
    let stdout = child.stdout.take().expect("piped");
    let stderr = child.stderr.take().expect("piped");
    for stream in [Box::new(stdout) as Box<dyn std::io::Read + Send>, Box::new(stderr)] {
        let (log, ready) = (Arc::clone(log), ready.clone());
        std::thread::spawn(move || {
            for line in BufReader::new(stream).lines().map_while(Result::ok) {
                if line.contains("Synapse now listening on TCP port") {
                    let _ = ready.try_send(());
                }
                let mut log = log.lock().expect("the log");
                if log.len() == LOG_TAIL {
                    log.pop_front();
                }
                log.push_back(line);
            }
        });
    }
    drop(ready);
    match is_ready.recv_timeout(START) {
        Ok(()) => child,
        Err(reason) => {
            let _ = child.kill();
            let _ = child.wait();
            let reason = match reason {
                RecvTimeoutError::Timeout => "did not listen in time",
                RecvTimeoutError::Disconnected => "ended while starting",
            };
            panic!("Synapse {reason}; the end of its log:\n{}", tail(log));
        }
    }
}

fn tail(log: &Log) -> String {
    log.lock().expect("the log").iter().cloned().collect::<Vec<_>>().join("\n")
}

//! The real program in a process of its own: started, killed, stopped, and what it leaves behind.
//!
//! Deliberately absent: the platform it works on, which writes its table into the configuration.
#![allow(dead_code, reason = "not every test needs all of it")]

use drejebog::adapters::system::{SystemClock, wall};
use drejebog::calendar::Zone;
use drejebog::ports::clock::Clock;
use jiff::civil::DateTime;
use jiff::{SignedDuration, Timestamp};
use serde_json::Value;
use std::path::PathBuf;
use std::process::{Child, Command, Stdio};
use tempfile::TempDir;

/// Three packages have tests that start it, and each builds it with its own features.
pub const PROGRAM: &str = match (
    option_env!("CARGO_BIN_EXE_drejebog"),
    option_env!("CARGO_BIN_EXE_drejebog-on-discord"),
    option_env!("CARGO_BIN_EXE_drejebog-on-lines"),
) {
    (Some(program), ..) | (_, Some(program), _) | (.., Some(program)) => program,
    (None, None, None) => panic!("this package does not build the program"),
};

/// How its time goes.
#[derive(Clone, Copy, Debug)]
pub struct Pace {
    /// The dialogues' time goes this many times as fast.
    pub scale: u32,
    /// Its clock is moved by hand and begins at this time in Copenhagen; else it goes on from the machine's.
    pub begins: Option<&'static str>,
}

/// The real program, with its folder.
#[derive(Debug)]
pub struct Program {
    folder: TempDir,
    config: PathBuf,
    /// What `serve` is told besides.
    more: Vec<String>,
    child: Option<Child>,
    scale: u32,
    by_hand: bool,
    /// When the journal's time began, once that is known.
    origin: Option<Timestamp>,
    /// How often it has been killed.
    pub kills: u32,
}

impl Program {
    /// With these tables in a configuration of its own, and running.
    pub fn new(tables: &str, pace: Pace) -> Self {
        Self::told(tables, pace, Vec::new())
    }

    /// The same, with more on the command line of `serve`.
    pub fn told(tables: &str, pace: Pace, more: Vec<String>) -> Self {
        let folder = tempfile::tempdir().expect("a temporary folder");
        let config = folder.path().join("drejebog.toml");
        let by_hand = pace.begins.is_some();
        let (child, origin) = (None, None);
        let mut program = Self { folder, config, more, child, scale: pace.scale, by_hand, origin, kills: 0 };
        program.configure(tables);
        if let Some(begins) = pace.begins {
            program.set_ahead(instant(begins).duration_since(wall()));
        }
        program.start();
        program
    }

    /// Writes the configuration, for the next start.
    pub fn configure(&self, tables: &str) {
        let text = format!("[journal]\nfolder = \"data\"\n{tables}");
        std::fs::write(&self.config, text).expect("the configuration is written");
    }

    pub fn start(&mut self) {
        let log = std::fs::File::options().create(true).append(true).open(self.log()).expect("a log file");
        let child = Command::new(PROGRAM)
            .args(["serve", "--config"])
            .arg(&self.config)
            .args(["--time-scale", &self.scale.to_string()])
            .args(self.by_hand.then(|| ["--clock".into(), self.clock().into_os_string()]).into_iter().flatten())
            .args(&self.more)
            .stdin(Stdio::null())
            .stdout(log.try_clone().expect("the log file again"))
            .stderr(log)
            .spawn()
            .expect("the program starts");
        self.child = Some(child);
    }

    /// Moves its clock forward to this time in Copenhagen, whether it runs or not. It must have been killed once before:
    /// only then can its journal say when its time began.
    pub fn clock_to(&self, when: &str) {
        let origin = self.origin.expect("the bot has been killed before its clock is moved");
        let ahead = instant(when).duration_since(SystemClock::new(self.scale, origin).at_wall(wall()));
        self.set_ahead(ahead);
    }

    fn set_ahead(&self, ahead: SignedDuration) {
        // Put in place whole: the bot reads it all the time.
        let new = self.folder.path().join("clock.new");
        std::fs::write(&new, ahead.as_secs().to_string()).expect("the clock is written");
        std::fs::rename(new, self.clock()).expect("the clock is moved");
    }

    fn clock(&self) -> PathBuf {
        self.folder.path().join("clock")
    }

    /// When the journal's time began, as it says itself.
    fn origin(&self) -> Timestamp {
        let lines = lines(&self.export());
        let time = lines.iter().find(|line| line["kind"] == "meta" && line["name"] == "time_scale");
        let time = time.expect("the journal keeps its time scale");
        time["value"]["origin"].as_str().and_then(|origin| origin.parse().ok()).expect("a time")
    }

    /// What it has in memory now, in bytes.
    pub fn resident(&self) -> u64 {
        let pid = self.child.as_ref().expect("the program runs").id();
        let status = std::fs::read_to_string(format!("/proc/{pid}/status")).expect("the process can be looked at");
        let line = status.lines().find_map(|line| line.strip_prefix("VmRSS:")).expect("its memory");
        line.trim().trim_end_matches(" kB").parse::<u64>().expect("a number") * 1024
    }

    fn log(&self) -> PathBuf {
        self.folder.path().join("log")
    }

    /// SIGKILL: nothing is flushed, nothing is said.
    pub fn kill(&mut self) {
        let mut child = self.child.take().expect("the program runs");
        assert!(
            child.try_wait().expect("its state").is_none(),
            "the program had stopped by itself:\n{}",
            self.log_text()
        );
        child.kill().expect("the program is killed");
        child.wait().expect("the program is gone");
        self.kills += 1;
        if self.by_hand && self.origin.is_none() {
            self.origin = Some(self.origin());
        }
    }

    /// Killed and started again at once.
    pub fn stumble(&mut self) {
        self.kill();
        self.start();
    }

    /// SIGTERM: stops cleanly, with exit code 0.
    pub fn stop(&mut self) {
        let mut child = self.child.take().expect("the program runs");
        let pid = child.id().to_string();
        assert!(Command::new("kill").args(["-TERM", &pid]).status().expect("kill runs").success());
        let status = child.wait().expect("the program ends");
        assert!(status.success(), "a clean stop ends with 0, not {status}:\n{}", self.log_text());
    }

    pub fn log_text(&self) -> String {
        std::fs::read_to_string(self.log()).unwrap_or_default()
    }

    pub fn export(&self) -> String {
        let out = Command::new(PROGRAM).args(["export", "--config"]).arg(&self.config).output();
        let out = out.expect("the program runs");
        assert!(out.status.success(), "{}", String::from_utf8_lossy(&out.stderr));
        String::from_utf8(out.stdout).expect("an export is text")
    }
}

/// An export, line by line.
pub fn lines(export: &str) -> Vec<Value> {
    export.lines().map(|line| serde_json::from_str(line).expect("a line of JSON")).collect()
}

fn instant(when: &str) -> Timestamp {
    Zone::default().place(when.parse::<DateTime>().expect("a date and a time")).instant
}

impl Drop for Program {
    fn drop(&mut self) {
        if let Some(mut child) = self.child.take() {
            drop(child.kill());
            drop(child.wait());
        }
        if std::thread::panicking() {
            eprintln!("--- the program's log ---\n{}", self.log_text());
        }
    }
}

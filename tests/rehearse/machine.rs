//! The program itself on a real terminal, and on outputs that are closed or full.

use super::player::Player;
use std::fs::{self, File};
use std::io::{self, Read, Write};
use std::os::fd::AsFd;
use std::process::{Child, Command, Output, Stdio};
use std::sync::mpsc::{Receiver, channel};
use std::thread;
use std::time::Duration;
use unicode_width::UnicodeWidthStr;

const PROGRAM: &str = env!("CARGO_BIN_EXE_drejebog");

/// Longer than the program takes to anything; one that hangs fails.
const PATIENCE: Duration = Duration::from_secs(60);

/// A terminal of the machine's with the program on it.
struct Screen {
    keys: pty_process::blocking::Pty,
    child: Child,
    written: Receiver<Vec<u8>>,
    shown: String,
    read: usize,
}

impl Screen {
    fn new(columns: u16, args: &[&str]) -> Self {
        let (keys, screen) = pty_process::blocking::open().unwrap();
        keys.resize(pty_process::Size::new(40, columns)).unwrap();
        let command = pty_process::blocking::Command::new(PROGRAM);
        let command = command.arg("rehearse").args(args).env_remove("COLUMNS").env_remove("NO_COLOR");
        let child = command.env("TERM", "xterm-256color").spawn(screen).unwrap();
        let mut from = File::from(keys.as_fd().try_clone_to_owned().unwrap());
        let (send, written) = channel();
        // Ends with an error when the program does.
        thread::spawn(move || {
            let mut bytes = [0; 4096];
            while let Ok(count @ 1..) = from.read(&mut bytes) {
                let _gone = send.send(bytes[..count].to_vec());
            }
        });
        Self { keys, child, written, shown: String::new(), read: 0 }
    }

    /// What is new on it once a line is asked for; none when the program has ended.
    fn asked(&mut self) -> Option<String> {
        let mut bytes = Vec::new();
        loop {
            match self.written.recv_timeout(PATIENCE) {
                Ok(more) => bytes.extend(more),
                Err(std::sync::mpsc::RecvTimeoutError::Disconnected) => {
                    self.shown.push_str(&String::from_utf8_lossy(&bytes));
                    return None;
                }
                Err(why) => panic!("{why}:\n{}", self.shown),
            }
            let is_prompt = |text: &str| {
                let line = text.rsplit('\n').next().unwrap_or_default();
                ["i kanalen ›", "i gruppens tråd ›", "privat til Drejebog ›"]
                    .iter()
                    .any(|end| line.ends_with(&format!("{end}\u{1b}[0m ")))
            };
            if std::str::from_utf8(&bytes).is_ok_and(is_prompt) {
                self.shown += std::str::from_utf8(&bytes).unwrap();
                let new = plain(&self.shown[self.read..]);
                self.read = self.shown.len();
                return Some(new);
            }
        }
    }

    fn types(&mut self, line: &str) {
        self.keys.write_all(format!("{line}\n").as_bytes()).unwrap();
    }

    /// The exit code, and what stood there in the end.
    fn ends(mut self) -> (Option<i32>, String) {
        while self.asked().is_some() {}
        (self.child.wait().unwrap().code(), plain(&self.shown))
    }
}

/// Without colours.
fn plain(text: &str) -> String {
    let mut pieces = text.split('\u{1b}');
    let first = pieces.next().unwrap_or_default().to_owned();
    let rest = pieces.map(|piece| piece.split_once('m').map_or(piece, |(_, rest)| rest));
    rest.fold(first, |all, piece| all + piece).replace("\r\n", "\n")
}

#[test]
fn from_the_lobby_to_the_agreed_trial_on_a_real_terminal() {
    let mut screen = Screen::new(60, &["--people", "6", "--as", "Bo"]);
    let mut player = Player::new("Bo");
    while let Some(new) = screen.asked() {
        let line = player.answer(&new).unwrap();
        screen.types(&line);
    }
    let (code, shown) = screen.ends();
    assert_eq!(code, Some(0), "{shown}");
    assert!(shown.contains("Med indtil nu (1): Anna") && shown.contains("Aftalt: I prøver det her"), "{shown}");
    for sign in ["👋", "✅", "👍", "🙋"] {
        assert!(player.presses.iter().any(|pressed| pressed == sign), "{sign}: {:?}", player.presses);
    }
    // As wide as the terminal, without being told.
    let widest = shown.lines().map(UnicodeWidthStr::width).max();
    assert!(widest.is_some_and(|widest| (50..=60).contains(&widest)), "{widest:?}\n{shown}");
}

#[test]
fn the_end_of_the_input_ends_it_kindly() {
    let mut screen = Screen::new(80, &["--as"]);
    screen.asked().unwrap();
    // Ctrl-D.
    screen.keys.write_all(b"\x04").unwrap();
    let (code, shown) = screen.ends();
    assert!(code == Some(0) && shown.contains("Og nu?"), "{code:?}\n{shown}");
}

fn ran(command: &mut Command) -> Output {
    command.stderr(Stdio::piped()).spawn().unwrap().wait_with_output().unwrap()
}

fn rehearse() -> Command {
    let mut command = Command::new(PROGRAM);
    command.args(["rehearse", "--people", "4"]).env_remove("COLUMNS").stdin(Stdio::null());
    command
}

#[test]
fn in_a_pipe_it_is_plain_text_of_eighty_columns() {
    let out = ran(rehearse().stdout(Stdio::piped()));
    let shown = String::from_utf8(out.stdout).unwrap();
    assert!(out.status.success() && !shown.contains('\u{1b}'));
    let widest = shown.lines().map(UnicodeWidthStr::width).max();
    assert!(widest.is_some_and(|widest| (70..=80).contains(&widest)), "{widest:?}");
    let narrow = ran(rehearse().env("COLUMNS", "50").stdout(Stdio::piped()));
    let narrow = String::from_utf8(narrow.stdout).unwrap();
    assert!(narrow.lines().all(|line| line.width() <= 50));
}

#[test]
fn an_output_that_fails_is_told_and_one_that_is_closed_is_not() {
    let check = || {
        let mut command = Command::new(PROGRAM);
        command.arg("check").stdin(Stdio::null());
        command
    };
    for mut command in [rehearse(), check()] {
        let (reader, writer) = io::pipe().unwrap();
        drop(reader);
        let out = ran(command.stdout(writer));
        assert_eq!((out.status.code(), String::from_utf8(out.stderr).unwrap()), (Some(0), String::new()));
        if let Ok(full) = File::options().write(true).open("/dev/full") {
            let out = ran(command.stdout(full));
            let told = String::from_utf8(out.stderr).unwrap();
            assert_eq!(out.status.code(), Some(1));
            assert!(told.starts_with("drejebog: standard output cannot be written: "), "{told}");
        }
    }
}

/// However it is stopped, in the middle of it.
#[test]
fn a_signal_leaves_nothing_behind() {
    let folder = tempfile::tempdir().unwrap();
    for signal in ["-INT", "-TERM", "-HUP", "-KILL"] {
        // As at a terminal: what started the tests may have told them to leave a signal unheeded.
        let mut child = Command::new("env")
            .args(["--default-signal", PROGRAM, "rehearse", "--people", "4", "--as", "Bo"])
            .current_dir(&folder)
            .env("TMPDIR", folder.path())
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .spawn()
            .unwrap();
        // It has begun, and waits for a line.
        let mut bytes = [0; 256];
        child.stdout.as_mut().unwrap().read_exact(&mut bytes).unwrap();
        let pid = child.id().to_string();
        assert!(Command::new("kill").args([signal, &pid]).status().unwrap().success());
        assert!(!child.wait().unwrap().success(), "{signal}");
        let left: Vec<_> = fs::read_dir(&folder).unwrap().map(|entry| entry.unwrap().path()).collect();
        assert!(left.is_empty(), "{signal}: {left:?}");
    }
}

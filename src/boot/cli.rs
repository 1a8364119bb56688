//! The command line: what can be asked for, with help and examples, and which exit code it ends with.
//!
//! Exit codes: 0 all is well; 1 something stopped it, or `check` found a mistake; 2 the command line is wrong.
//! Deliberately absent: doing any of it.

use super::check::{self, What};
use super::config::Config;
use super::failure::Failure;
use super::rehearse::terminal::{Look, Terminal};
use super::rehearse::{Rehearsal, rehearse};
use super::serve::{self, Time};
use super::{discord, feedback, packs, print, transfer};
use crate::adapters::system::{pause, wall};
use crate::calendar::Zone;
use crate::dialogue::lang::Lang;
use crate::prompts::Occasion;
use clap::{Args, Parser, Subcommand};
use jiff::civil;
use std::io::{self, BufRead, IsTerminal, Write};
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use tokio::runtime;

/// Columns for what is shown, where there is no terminal to ask how wide it is.
const WIDTH: usize = 80;

/// A hand-held meeting has at most so many; with more the bot only asks whether they are sure.
const PEOPLE: std::ops::RangeInclusive<i64> = 4..=20;

/// Whoever meets around tables may be more than the bot is made for.
const PRINTED_FOR: std::ops::RangeInclusive<i64> = 2..=60;

/// Two weeks in two minutes. Faster, and the homeserver's own delays are what one sees.
const FASTEST: i64 = 10_000;

/// What a configuration is called where nobody says otherwise.
const CONFIG_HERE: &str = "drejebog.toml";

#[derive(Debug, Parser)]
#[command(name = "drejebog", version, about, arg_required_else_help = true, after_help = AFTER_HELP)]
struct Cli {
    #[command(subcommand)]
    command: Command,
}

const AFTER_HELP: &str = "\
Examples:
  drejebog rehearse                            a whole dialogue in this terminal, in seconds
  drejebog check --config drejebog.toml        is everything in order?
  drejebog serve --config drejebog.toml        work in real channels

Exit codes: 0 all is well; 1 something stopped it, or `check` found a mistake; 2 the command line is wrong.";

#[derive(Debug, Subcommand)]
enum Command {
    Rehearse(Rehearse),
    Serve(Serve),
    Check(Check),
    DiscordInvite(DiscordInvite),
    Print(Print),
    Feedback(Feedback),
    Export(Export),
    Import(Import),
}

/// Run a whole dialogue in this terminal, with made-up colleagues
///
/// Uses the real rules and the real texts. Needs no configuration and no network, and leaves nothing behind.
#[derive(Clone, Debug, Args)]
#[command(after_help = "\
Examples:
  drejebog rehearse
  drejebog rehearse --as                       take part; the others play themselves
  drejebog rehearse --as facilitator           lead it, to practise alone
  drejebog rehearse --weeks                    from the invitation to the learning card
  drejebog rehearse paa-tvaers --people 13 --lang en
  drejebog rehearse --content my-playbook      a playbook of your own
  drejebog rehearse borgerdata --speed 60      a minute of the meeting each second")]
struct Rehearse {
    /// Which playbook; `drejebog check` lists them. Without one: the one in --content, else borgerdata
    playbook: Option<String>,
    /// How many colleagues, the facilitator included
    #[arg(long, value_name = "N", default_value_t = 9, value_parser = clap::value_parser!(u16).range(PEOPLE))]
    people: u16,
    /// The weeks around the meeting too: invitation, pre-reading, reminders, follow-up, learning card
    #[arg(long)]
    weeks: bool,
    /// Take this colleague's part; without a name, of one who takes part; `facilitator` leads
    #[arg(long = "as", value_name = "NAME", num_args = 0..=1, default_missing_value = "")]
    part: Option<String>,
    /// Show it N times as fast as a meeting; without it as fast as it goes
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u32).range(1..))]
    speed: Option<u32>,
    /// The language: da or en
    #[arg(long, value_name = "LANG", default_value_t = Lang::Da)]
    lang: Lang,
    /// Another number gives other pairs and other words
    #[arg(long, value_name = "N", default_value_t = 1)]
    seed: u64,
    #[command(flatten)]
    own: Own,
}

/// Work in real rooms, until Ctrl-C or SIGTERM
///
/// The first signal stops cleanly, the second at once. Nothing is lost by either.
#[derive(Clone, Debug, Args)]
#[command(after_help = "\
Examples:
  drejebog serve --config drejebog.toml
  drejebog serve --config trial.toml --time-scale 60     a minute of the meeting each second, in a real room

A journal keeps the time scale and the clock it was begun with: give a trial a folder of its own.")]
struct Serve {
    #[command(flatten)]
    config: ConfigFile,
    /// Let time run N times as fast, to try a dialogue out in a real room; the bot says so there
    #[arg(long, value_name = "N", default_value_t = 1, value_parser = clap::value_parser!(u32).range(1..=FASTEST))]
    time_scale: u32,
    /// For rehearsals of weeks: a file that says how far the bot's clock is ahead, such as `21d 3h`, read all the time
    #[arg(long, value_name = "FILE")]
    clock: Option<PathBuf>,
}

/// Look over configuration, texts and playbooks, and add up the minutes
///
/// Names file, line and what to do about each mistake. Opens no journal. Uses the network only for a configuration with
/// Discord: it asks whether the token is right.
#[derive(Clone, Debug, Args)]
#[command(after_help = "\
Examples:
  drejebog check
  drejebog check --config drejebog.toml
  drejebog check --content my-playbook --lang en")]
struct Check {
    /// A configuration file; the playbooks in its folder are looked over too. Without it and without --content:
    /// drejebog.toml, where it lies here
    #[arg(long, value_name = "FILE")]
    config: Option<PathBuf>,
    /// A folder with playbooks, or the folder of one; the built-in ones are then left alone
    #[arg(long, value_name = "DIR")]
    content: Option<PathBuf>,
    /// The language to tell about mistakes in, da or en; else the configuration's, else Danish
    #[arg(long, value_name = "LANG")]
    lang: Option<Lang>,
}

/// Print the link by which an administrator lets the bot into a Discord server
///
/// It asks for exactly the permissions the bot needs. Asks Discord whose token it is.
#[derive(Clone, Debug, Args)]
#[command(after_help = "\
Examples:
  drejebog discord-invite --config drejebog.toml")]
struct DiscordInvite {
    #[command(flatten)]
    config: ConfigFile,
}

/// Make the papers for a meeting, to print
///
/// Something to read, questions to talk about and room to write, for those who meet around a table; and for whoever
/// facilitates what to bring, how many to print, and what to say when. Needs no configuration and no network.
#[derive(Clone, Debug, Args)]
#[command(after_help = "\
Examples:
  drejebog print borgerdata --people 9 --start 13.00 --out papirer.pdf
  drejebog print paa-tvaers --lang en > papers.html
  drejebog print guide --out vejledning.pdf
  drejebog print my-playbook --content my-playbook --out papers.html")]
struct Print {
    /// Which playbook, and `drejebog check` lists them; or `guide`, the facilitator's guide
    playbook: String,
    /// The language: da or en
    #[arg(long, value_name = "LANG", default_value_t = Lang::Da)]
    lang: Lang,
    /// How many come; then the papers say how many copies there are to be of each
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u16).range(PRINTED_FOR))]
    people: Option<u16>,
    /// When the meeting begins, such as 13.00; then the facilitator's sheet shows the clock
    #[arg(long, value_name = "TIME", value_parser = time_of_day)]
    start: Option<civil::Time>,
    /// The file to write: a PDF where its name ends with .pdf, else HTML; without it, HTML on standard output
    #[arg(long, value_name = "FILE")]
    out: Option<PathBuf>,
    #[command(flatten)]
    own: Own,
}

/// Show how many found the dialogues of each playbook worth the time
///
/// For whoever writes the playbooks. Added up over all channels, without channels, dates and names; dialogues that fewer
/// than three answered about are left out. The bot must be stopped first.
#[derive(Clone, Debug, Args)]
#[command(after_help = "\
Examples:
  drejebog feedback --config drejebog.toml")]
struct Feedback {
    #[command(flatten)]
    config: ConfigFile,
}

/// Write the whole journal as lines of JSON
///
/// The file holds everything people have written that has not been erased: keep it as safe as the journal itself.
/// The bot must be stopped first; while it runs, its nightly backups are the same lines.
#[derive(Clone, Debug, Args)]
#[command(after_help = "\
Examples:
  drejebog export --config drejebog.toml --to journal.jsonl
  drejebog export --config drejebog.toml | gzip > journal.jsonl.gz")]
struct Export {
    #[command(flatten)]
    config: ConfigFile,
    /// A new file, readable by its owner alone; without it, standard output
    #[arg(long, value_name = "FILE")]
    to: Option<PathBuf>,
}

/// Read an export or a backup into an empty journal
///
/// All of it is read, or nothing. The journal's folder must be empty or not be there yet.
#[derive(Clone, Debug, Args)]
#[command(after_help = "\
Examples:
  drejebog import --config drejebog.toml data-old/backups/2026-11-19.jsonl
  gunzip -c journal.jsonl.gz | drejebog import --config drejebog.toml -")]
struct Import {
    #[command(flatten)]
    config: ConfigFile,
    /// The file to read; - is standard input
    from: String,
}

/// Where one's own playbooks lie.
#[derive(Clone, Debug, Args)]
struct Own {
    /// A folder with playbooks, or the folder of one
    #[arg(long, value_name = "DIR")]
    content: Option<PathBuf>,
    /// A configuration file, for the folder with playbooks that it names. Without it and without --content:
    /// drejebog.toml, where it lies here
    #[arg(long, value_name = "FILE")]
    config: Option<PathBuf>,
}

impl Own {
    fn folder(&self) -> Result<Option<PathBuf>, Failure> {
        let config = config_for(self.content.as_deref(), self.config.as_deref());
        match (&self.content, config) {
            (Some(folder), _) => Ok(Some(folder.clone())),
            (None, Some(file)) => Ok(Config::read(&file)?.content.folder),
            (None, None) => Ok(None),
        }
    }
}

/// The configuration file that is meant. Whoever names a folder of playbooks asks of those alone.
fn config_for(content: Option<&Path>, named: Option<&Path>) -> Option<PathBuf> {
    let lies_here = || Some(PathBuf::from(CONFIG_HERE)).filter(|file| content.is_none() && file.is_file());
    named.map(Path::to_owned).or_else(lies_here)
}

#[derive(Clone, Debug, Args)]
struct ConfigFile {
    /// The configuration file; drejebog.example.toml shows what it can hold
    #[arg(long, value_name = "FILE")]
    config: PathBuf,
}

/// Reads the command line of the process and does what it says.
pub fn run() -> ExitCode {
    // Writes the help or the mistake itself, and exits with 0 or 2.
    let cli = Cli::parse();
    match act(cli.command) {
        Ok(code) => code,
        Err(failure) => {
            drop(writeln!(io::stderr(), "drejebog: {failure}"));
            ExitCode::FAILURE
        }
    }
}

fn act(command: Command) -> Result<ExitCode, Failure> {
    match command {
        Command::Rehearse(asked) => {
            in_runtime(rehearse(&rehearsal(asked)?, &mut Standard)).and_then(|held| held).or_else(enough)?;
        }
        Command::Serve(Serve { config, time_scale, clock }) => {
            in_runtime(serve::serve(&config.config, &Time { scale: time_scale, hand: clock }))??;
        }
        Command::Check(Check { config, content, lang }) => {
            let config = config_for(content.as_deref(), config.as_deref());
            let today = Zone::default().civil(wall()).date();
            let what = What { config, content, lang, today };
            let mistakes = shown(|show| in_runtime(check::check(&what, show))?)?;
            return Ok(if mistakes == 0 { ExitCode::SUCCESS } else { ExitCode::FAILURE });
        }
        Command::DiscordInvite(asked) => {
            let link = in_runtime(discord::invite(&asked.config.config))??;
            shown(|show| {
                show(&link);
                Ok(())
            })?;
        }
        Command::Print(Print { playbook, lang, people, start, out, own }) => {
            let (content, occasion) = (own.folder()?, Occasion { people, start });
            let asked = print::Print { playbook, lang, occasion, content, to: out };
            print::print(&asked, &mut io::stdout().lock())?;
        }
        Command::Feedback(asked) => {
            let config = Config::read(&asked.config.config)?;
            shown(|show| feedback::feedback(&config, show))?;
        }
        Command::Export(asked) => {
            transfer::export(&Config::read(&asked.config.config)?, asked.to.as_deref(), &mut io::stdout().lock())?;
        }
        Command::Import(asked) => in_runtime(transfer::import(&Config::read(&asked.config.config)?, &asked.from))??,
    }
    Ok(ExitCode::SUCCESS)
}

fn rehearsal(asked: Rehearse) -> Result<Rehearsal, Failure> {
    let Rehearse { playbook, people, weeks, part, speed, lang, seed, own } = asked;
    let playbook = playbook.map_or_else(|| packs::only_one(own.content.as_deref()), Ok)?;
    let content = own.folder()?;
    let plain = variable("NO_COLOR").is_some() || variable("TERM").is_some_and(|term| term == "dumb");
    let look = Look { columns: columns(), colour: io::stdout().is_terminal() && !plain };
    Ok(Rehearsal { playbook, people, weeks, part, speed, lang, seed, content, look, pause })
}

/// As somebody has said, else as wide as the terminal is.
fn columns() -> usize {
    let said = variable("COLUMNS").and_then(|columns| columns.parse().ok()).filter(|columns| *columns > 0);
    let measured = || terminal_size::terminal_size_of(io::stdout()).map(|(width, _)| usize::from(width.0));
    said.or_else(measured).unwrap_or(WIDTH)
}

/// Whoever closed the other end has seen enough: that is no failure.
fn enough(failure: Failure) -> Result<(), Failure> {
    match failure {
        Failure::Output(why) if why.kind() == io::ErrorKind::BrokenPipe => Ok(()),
        failure => Err(failure),
    }
}

/// Standard input and output.
struct Standard;

impl Terminal for Standard {
    fn show(&mut self, line: &str) -> io::Result<()> {
        writeln!(io::stdout(), "{line}")
    }

    fn ask(&mut self, prompt: &str) -> io::Result<Option<String>> {
        let mut out = io::stdout();
        write!(out, "{prompt}")?;
        out.flush()?;
        let mut line = Vec::new();
        let there = io::stdin().lock().read_until(b'\n', &mut line)? > 0;
        let line = String::from_utf8_lossy(&line).trim_end_matches(['\r', '\n']).to_owned();
        // What is typed stands there already; the rest of the screen must not follow the prompt on its line.
        if !there {
            writeln!(out)?;
        } else if !io::stdin().is_terminal() {
            writeln!(out, "{line}")?;
        }
        Ok(there.then_some(line))
    }
}

fn in_runtime<T>(work: impl Future<Output = T>) -> Result<T, Failure> {
    let runtime = runtime::Builder::new_multi_thread().enable_all().build();
    Ok(runtime.map_err(Failure::during("no threads"))?.block_on(work))
}

/// `13.00`, as it is written in Danish, or `13:00`.
fn time_of_day(typed: &str) -> Result<civil::Time, String> {
    civil::Time::strptime("%H:%M", typed.replace('.', ":")).map_err(|_| "a time of day looks like 13.00".to_owned())
}

fn variable(name: &str) -> Option<String> {
    #[expect(clippy::disallowed_methods, reason = "boot reads the environment")]
    std::env::var(name).ok().filter(|value| !value.is_empty())
}

/// Does what is shown line by line on standard output. Fails when that does; whoever closed the other end has seen enough.
fn shown<T>(work: impl FnOnce(&mut dyn FnMut(&str)) -> Result<T, Failure>) -> Result<T, Failure> {
    let mut written = Ok(());
    let done = work(&mut |line| {
        if written.is_ok() {
            written = writeln!(io::stdout(), "{line}");
        }
    });
    written.map_err(Failure::Output).or_else(enough)?;
    done
}

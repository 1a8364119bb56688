//! The program on lines: `serve` is given the address of the server, all else is the program's own command line.
//!
//! So it can be killed like the real one. Deliberately absent: a table of its own in the configuration.

use clap::Parser;
use drejebog::boot::config::Config;
use drejebog::boot::failure::Failure;
use drejebog::boot::serve::{Stop, Time, everything, on, open};
use drejebog::boot::{cli, logging, packs};
use on_lines::Lines;
use std::ffi::OsString;
use std::net::SocketAddr;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

#[derive(Debug, Parser)]
enum Cli {
    Serve {
        #[arg(long)]
        config: PathBuf,
        #[arg(long, default_value_t = 1)]
        time_scale: u32,
        #[arg(long)]
        clock: Option<PathBuf>,
        #[arg(long)]
        lines: SocketAddr,
    },
    #[command(external_subcommand)]
    #[expect(dead_code, reason = "the program reads its command line itself")]
    Other(Vec<OsString>),
}

fn main() -> ExitCode {
    let Cli::Serve { config, time_scale, clock, lines } = Cli::parse() else { return cli::run() };
    match serve(&config, &Time { scale: time_scale, hand: clock }, lines) {
        Ok(()) => ExitCode::SUCCESS,
        Err(why) => {
            eprintln!("{why}");
            ExitCode::FAILURE
        }
    }
}

/// Until a signal.
#[tokio::main]
async fn serve(file: &Path, time: &Time, lines: SocketAddr) -> Result<(), Failure> {
    let config = Config::read(file)?;
    let playbooks = packs::with_built_in(config.content.folder.as_deref(), config.channel.lang)?;
    logging::start(config.log.level)?;
    let signals = Stop::on_signals().map_err(Failure::during("signals cannot be heard"))?;
    let opened = open(&config, time).await?;
    everything(&config, opened, signals, async |opened, stop| {
        on::<Lines>(&config, Some(&lines), &playbooks, opened, stop).await
    })
    .await
}

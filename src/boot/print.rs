//! `drejebog print`: the papers for a meeting as a page to print, for those who meet without the bot.
//! Deliberately absent: what stands in them (`prompts`), and the printer.

use super::failure::Failure;
use super::{check, packs};
use crate::app::world::material;
use crate::calendar::Zone;
use crate::dialogue::lang::Lang;
use crate::documents::page;
use crate::prompts::NO_WAYS;
use crate::prompts::engine::{Manner, RenderError};
use crate::prompts::{Speaker, built_in};
use std::fs;
use std::io::Write;
use std::path::PathBuf;

/// What to print, and where to.
#[derive(Clone, Debug)]
pub struct Print {
    pub playbook: String,
    pub lang: Lang,
    /// A folder with playbooks of one's own.
    pub content: Option<PathBuf>,
    /// A file, which is written anew; without it, `out`.
    pub to: Option<PathBuf>,
}

/// Writes the page.
///
/// # Errors
///
/// There is no such playbook, it has mistakes, or the file cannot be written.
pub fn print(asked: &Print, out: &mut dyn Write) -> Result<(), Failure> {
    let prompts = built_in::prompts(Manner::Messages).map_err(|errors| check::files(&errors))?;
    let playbooks = packs::for_one(&asked.playbook, asked.content.as_deref(), asked.lang)?;
    let playbook = packs::find(&playbooks, &asked.playbook)?;
    let speaker = Speaker {
        prompts: &prompts,
        material: None,
        zone: &Zone::default(),
        today: None,
        scale: 1,
        shares: false,
        ways: &NO_WAYS,
    };
    let pack = speaker.pack(&playbook.script, &material(playbook, asked.lang), asked.lang);
    let pack = pack.map_err(Failure::during::<RenderError>("a sentence of the program is broken"))?;
    let html = page::page(asked.lang, &pack.title, &pack.sheets());
    match &asked.to {
        Some(file) => fs::write(file, html).map_err(Failure::during(format!("{} cannot be written", file.display()))),
        None => out.write_all(html.as_bytes()).map_err(Failure::during("standard output cannot be written")),
    }
}

//! `drejebog print`: the papers for a meeting, as a page for a browser or as a PDF, for those who meet without the bot.
//! Deliberately absent: what stands in them (`prompts`), and the printer.

use super::failure::Failure;
use super::{check, guide, packs};
use crate::actor::world::material;
use crate::calendar::Zone;
use crate::dialogue::lang::Lang;
use crate::doc::Sheet;
use crate::documents::pdf::PdfError;
use crate::documents::{page, pdf};
use crate::prompts::engine::Manner;
use crate::prompts::{NO_WAYS, Occasion, Speaker, built_in};
use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};

/// What to print, and where to.
#[derive(Clone, Debug)]
pub struct Print {
    /// A playbook, or the guide.
    pub playbook: String,
    pub lang: Lang,
    pub occasion: Occasion,
    /// A folder with playbooks of one's own.
    pub content: Option<PathBuf>,
    /// A file, which is written anew; without it, `out`.
    pub to: Option<PathBuf>,
}

/// Writes the papers.
///
/// # Errors
///
/// There is no such playbook, it has mistakes, or the file cannot be written.
pub fn print(asked: &Print, out: &mut dyn Write) -> Result<(), Failure> {
    let (title, sheets) = sheets(asked)?;
    let file = match asked.to.as_deref().map(Form::of).unwrap_or_default() {
        Form::Html => page::page(asked.lang, &title, &sheets).into_bytes(),
        Form::Pdf => {
            let made = pdf::pdf(asked.lang, &title, &sheets);
            made.map_err(Failure::during::<PdfError>("the papers cannot be made"))?
        }
    };
    match &asked.to {
        Some(to) => fs::write(to, file).map_err(Failure::during(format!("{} cannot be written", to.display()))),
        None => out.write_all(&file).map_err(Failure::during("standard output cannot be written")),
    }
}

/// The title and the sheets: of the playbook, or the guide.
fn sheets(asked: &Print) -> Result<(String, Vec<Sheet>), Failure> {
    // A playbook of one's own may be called the same.
    if asked.playbook == guide::NAME && asked.content.is_none() {
        return Ok(guide::sheets(asked.lang));
    }
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
    let pack = speaker.pack(&playbook.script, &material(playbook, asked.lang), asked.lang, asked.occasion);
    let pack = pack.map_err(Failure::broken_sentence)?;
    Ok((pack.title.clone(), pack.sheets()))
}

/// What the papers are written as.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum Form {
    #[default]
    Html,
    Pdf,
}

impl Form {
    /// By the ending of the file's name.
    fn of(file: &Path) -> Self {
        let ending = file.extension().map(|ending| ending.to_ascii_lowercase());
        if ending.is_some_and(|ending| ending == "pdf") { Self::Pdf } else { Self::Html }
    }
}

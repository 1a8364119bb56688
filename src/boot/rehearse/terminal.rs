//! The terminal a rehearsal is held in: what is shown there, how wide it is, and what is typed.
//! Deliberately absent: what stands on it (`screen`), and asking the machine, which `cli` does.

use crate::dialogue::lang::Lang;
use crate::doc::{self, Doc, Inline};
use crate::prompts::engine::{Prompts, RenderError};
use crate::prompts::value::Value;
use std::io;

/// Longer lines are hard to read, however wide the terminal is.
const WIDEST: usize = 100;

/// Lines out, and lines in.
pub trait Terminal {
    /// # Errors
    ///
    /// The output is closed or full.
    fn show(&mut self, line: &str) -> io::Result<()>;

    /// Asks for a line; none when there is no more to come.
    ///
    /// # Errors
    ///
    /// The output is closed or full, or the input cannot be read.
    fn ask(&mut self, prompt: &str) -> io::Result<Option<String>>;
}

/// How a terminal looks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Look {
    pub columns: usize,
    /// Bold, faint, and the one colour.
    pub colour: bool,
}

/// A terminal with words to put on it.
pub struct Page<'a> {
    terminal: &'a mut dyn Terminal,
    look: Look,
    prompts: &'a Prompts,
    lang: Lang,
}

/// Why a line could not be shown.
#[derive(Debug, thiserror::Error)]
pub enum PageError {
    #[error(transparent)]
    Output(#[from] io::Error),
    #[error(transparent)]
    Words(#[from] RenderError),
}

impl<'a> Page<'a> {
    pub fn new(terminal: &'a mut dyn Terminal, look: Look, prompts: &'a Prompts, lang: Lang) -> Self {
        let look = Look { columns: look.columns.min(WIDEST), ..look };
        Self { terminal, look, prompts, lang }
    }

    pub fn lang(&self) -> Lang {
        self.lang
    }

    pub fn columns(&self) -> usize {
        self.look.columns
    }

    pub fn line(&self, key: &str, args: &[(&str, Value)]) -> Result<String, RenderError> {
        self.prompts.render_line(self.lang, key, args)
    }

    pub fn doc(&self, key: &str, args: &[(&str, Value)]) -> Result<Doc, RenderError> {
        self.prompts.render(self.lang, key, args)
    }

    pub fn ask(&mut self, prompt: &str) -> io::Result<Option<String>> {
        self.terminal.ask(prompt)
    }

    pub fn blank(&mut self) -> io::Result<()> {
        self.terminal.show("")
    }

    /// A document; `first` stands before its first line, `rest` before the others. Both are faint.
    pub fn put(&mut self, doc: &Doc, first: &str, rest: &str) -> io::Result<()> {
        let width = self.look.columns.saturating_sub(chars(first).max(chars(rest)));
        let text = doc::terminal(doc, width, self.look.colour);
        let mut margin = self.faint(first);
        for line in text.lines() {
            self.terminal.show(format!("{margin}{line}").trim_end())?;
            margin = self.faint(rest);
        }
        Ok(())
    }

    /// The same for words that stand back.
    pub fn put_faint(&mut self, text: &str, first: &str, rest: &str) -> io::Result<()> {
        let width = self.look.columns.saturating_sub(chars(first).max(chars(rest)));
        let text = doc::terminal(&Doc::text(text), width, false);
        for (margin, line) in std::iter::once(first).chain(std::iter::repeat(rest)).zip(text.lines()) {
            let line = self.faint(&format!("{margin}{line}"));
            self.terminal.show(&line)?;
        }
        Ok(())
    }

    fn faint(&self, text: &str) -> String {
        let bare = text.trim().is_empty() || !self.look.colour;
        if bare { text.to_owned() } else { format!("\u{1b}[2m{text}\u{1b}[0m") }
    }

    pub fn strong(&self, text: &str) -> String {
        if self.look.colour { format!("\u{1b}[1m{text}\u{1b}[0m") } else { text.to_owned() }
    }
}

/// Words in bold.
pub fn strong(text: &str) -> Doc {
    Doc::paragraph(vec![Inline::Strong(vec![Inline::Text(text.to_owned())])])
}

impl std::fmt::Debug for Page<'_> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Page").field("look", &self.look).finish_non_exhaustive()
    }
}

/// How wide a margin is: it has no wide characters.
fn chars(margin: &str) -> usize {
    margin.chars().count()
}

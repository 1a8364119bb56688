//! `questions.md`: four fixed headings, which are those of the file's own language.
//! Deliberately absent: how many bullets stand under each.

use super::Reader;
use crate::dialogue::lang::Lang;
use crate::dialogue::script::{ActivityKind, Script};
use crate::playbook::files::holds;
use crate::playbook::markdown::Section;
use crate::playbook::{Problem, words};

/// The headings of `questions.md`: curious questions, points, reflection, ideas.
fn headings(lang: Lang) -> [&'static str; 4] {
    match lang {
        Lang::Da => ["Nysgerrige spørgsmål", "Pointer", "Refleksion", "Idéer"],
        Lang::En => ["Curious questions", "Points", "Reflection", "Ideas"],
    }
}

/// The heading in this language for one that is written in another.
fn translated(heading: &str, lang: Lang) -> Option<&'static str> {
    let alike = |known: &str| known.to_lowercase() == heading.to_lowercase();
    let place = Lang::ALL.into_iter().find_map(|other| headings(other).iter().position(|known| alike(known)))?;
    Some(headings(lang)[place])
}

impl Reader<'_> {
    /// The four parts of `questions.md`, in the order of `headings`. A part that is missing is reported and empty; where
    /// nobody reflects, that part is no part of it.
    pub(super) fn questions(&mut self, script: &Script) -> [Section; 4] {
        const NAME: &str = "questions.md";
        let places = headings(self.lang);
        let [.., reflect, _] = places;
        let reflects = holds(script, ActivityKind::Reflect);
        let known: Vec<&str> = places.into_iter().filter(|heading| reflects || *heading != reflect).collect();
        let mut found: Vec<Section> = Vec::new();
        for section in self.sections(NAME) {
            let is = |heading: &str| heading.to_lowercase() == section.title.to_lowercase();
            let problem = if known.iter().any(|heading| is(heading)) {
                if !found.iter().any(|before| is(&before.title)) {
                    self.not_empty(NAME, &section);
                    found.push(section);
                    continue;
                }
                Problem::HeadingTwice { heading: section.title }
            } else if is(reflect) {
                Problem::Unused { activity: ActivityKind::Reflect }
            } else {
                let nearest = translated(&section.title, self.lang).filter(|heading| known.contains(heading));
                let nearest =
                    nearest.map(str::to_owned).or_else(|| words::nearest(&section.title, known.iter().copied()));
                Problem::UnknownHeading { heading: section.title, nearest }
            };
            self.report(NAME, Some(section.line), problem);
        }
        let is_there = self.has_text(NAME);
        places.map(|heading| {
            let place = found.iter().position(|section| section.title.to_lowercase() == heading.to_lowercase());
            place.map(|place| found.swap_remove(place)).unwrap_or_else(|| {
                if is_there && known.contains(&heading) {
                    self.report(NAME, None, Problem::MissingHeading { heading });
                }
                Section { title: heading.to_owned(), line: 0, body: String::new() }
            })
        })
    }
}

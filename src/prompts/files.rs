//! Reads the translators' files and says, with file and line, what is wrong in them.
//! Deliberately absent: formatting (`engine`), and the disk: texts come in.

use fluent_bundle::FluentResource;
use fluent_syntax::ast::{CallArguments, Entry, Expression, InlineExpression, Pattern, PatternElement};
use fluent_syntax::parser::{ErrorKind, ParserError};
use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};

/// A mistake in a translator's file.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{file}:{line}: {problem}; {advice}")]
pub struct PromptError {
    /// As given to `Prompts::parse`, after the language, e.g. `da/stemmer.ftl`.
    pub file: String,
    /// From 1.
    pub line: usize,
    /// What is wrong.
    pub problem: String,
    /// What to do about it.
    pub advice: String,
}

/// How a sentence, with the sentences it quotes, uses its variables.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Uses {
    /// Shown: `{ $name }`.
    pub shown: BTreeSet<String>,
    /// Choosing between variants: `{ $count -> ... }`.
    pub choosing: BTreeSet<String>,
    /// Given to `NUMBER`, so they must be numbers.
    pub numbers: BTreeSet<String>,
}

impl Uses {
    /// Every variable, however it is used.
    pub fn all(&self) -> BTreeSet<String> {
        self.shown.iter().chain(&self.choosing).chain(&self.numbers).cloned().collect()
    }

    /// The variables that are used here in a way in which `other` does not use them.
    fn not_in(&self, other: &Self) -> BTreeSet<String> {
        let ways = [(&self.shown, &other.shown), (&self.choosing, &other.choosing), (&self.numbers, &other.numbers)];
        ways.into_iter().flat_map(|(here, there)| here.difference(there).cloned()).collect()
    }

    fn add(&mut self, other: &Self) {
        self.shown.extend(other.shown.iter().cloned());
        self.choosing.extend(other.choosing.iter().cloned());
        self.numbers.extend(other.numbers.iter().cloned());
    }
}

/// The files of one language, checked.
pub(super) struct Checked {
    pub resources: Vec<FluentResource>,
    pub messages: BTreeMap<String, Uses>,
}

/// What one message or term holds itself.
struct Definition {
    file: String,
    line: usize,
    uses: Uses,
    /// Keys of messages and, with a leading `-`, of terms that it quotes.
    quotes: BTreeSet<String>,
}

/// Checks all files of one language together: first those that hold every sentence, then those whose sentences may take
/// the place of others, which they do when `instead` says so. What takes a sentence's place is given the same values.
pub(super) fn check(
    files: &[(String, Cow<'_, str>)],
    replacing: &[(String, Cow<'_, str>)],
    instead: bool,
) -> Result<Checked, Vec<PromptError>> {
    let mut errors = Vec::new();
    let (mut resources, mut definitions) = read(files, &mut errors);
    let mut messages = uses(&definitions, definitions.keys(), &mut errors);
    let (more, replacements) = read(replacing, &mut errors);
    let keys: Vec<String> = replacements.keys().cloned().collect();
    for (key, definition) in replacements {
        if !definitions.contains_key(&key) {
            let advice = "check the spelling, or put it in the files that hold every sentence";
            errors.push(error_at(&definition, format!("there is no `{key}` to say otherwise"), advice.to_owned()));
        }
        definitions.insert(key, definition);
    }
    let replaced = uses(&definitions, keys.iter(), &mut errors);
    for (key, uses) in &replaced {
        let (Some(before), Some(definition)) = (messages.get(key), definitions.get(key)) else { continue };
        for variable in uses.not_in(before) {
            let problem =
                format!("`{key}` uses ${variable} and the sentence it takes the place of does not, or not so");
            errors.push(error_at(definition, problem, "use only what that one uses".to_owned()));
        }
    }
    errors.sort_by(|a, b| (&a.file, a.line).cmp(&(&b.file, b.line)));
    if !errors.is_empty() {
        return Err(errors);
    }
    if instead {
        resources.extend(more);
        // A sentence that quotes a replaced one uses what that one uses.
        messages = uses(&definitions, definitions.keys(), &mut errors);
    }
    Ok(Checked { resources, messages })
}

fn read(
    files: &[(String, Cow<'_, str>)],
    errors: &mut Vec<PromptError>,
) -> (Vec<FluentResource>, BTreeMap<String, Definition>) {
    let mut resources = Vec::new();
    let mut definitions = BTreeMap::new();
    for (file, text) in files {
        let text = text.replace("\r\n", "\n");
        private_characters(file, &text, errors);
        match FluentResource::try_new(text) {
            Ok(resource) => {
                collect(file, &resource, &mut definitions, errors);
                resources.push(resource);
            }
            Err((resource, mistakes)) => {
                errors.extend(mistakes.iter().map(|mistake| parse_error(file, resource.source(), mistake)));
                // What could be read counts, or every reference to it would be reported too.
                collect(file, &resource, &mut definitions, errors);
            }
        }
    }
    (resources, definitions)
}

/// The uses of these messages, with what they quote.
fn uses<'k>(
    definitions: &BTreeMap<String, Definition>,
    keys: impl Iterator<Item = &'k String>,
    errors: &mut Vec<PromptError>,
) -> BTreeMap<String, Uses> {
    let mut messages = BTreeMap::new();
    for key in keys {
        let mut uses = Uses::default();
        if let (Err(problem), Some(definition)) =
            (gather(key, definitions, &mut Vec::new(), &mut uses), definitions.get(key))
        {
            errors.push(error_at(definition, problem.0, problem.1));
        }
        if !key.starts_with('-') {
            messages.insert(key.clone(), uses);
        }
    }
    messages
}

fn error_at(definition: &Definition, problem: String, advice: String) -> PromptError {
    PromptError { file: definition.file.clone(), line: definition.line, problem, advice }
}

/// Private-use characters stand for values while a sentence is put together, so no file may hold one.
fn private_characters(file: &str, text: &str, errors: &mut Vec<PromptError>) {
    for (number, line) in (1..).zip(text.lines()) {
        if line.chars().any(is_private) || escapes(line).any(is_private) {
            errors.push(PromptError {
                file: file.to_owned(),
                line: number,
                problem: "a private-use character (U+E000 to U+F8FF)".to_owned(),
                advice: "remove it, or copy the text again from where it came".to_owned(),
            });
        }
    }
}

fn is_private(c: char) -> bool {
    ('\u{e000}'..='\u{f8ff}').contains(&c)
}

/// The characters written as `\uXXXX` or `\UXXXXXX`.
fn escapes(line: &str) -> impl Iterator<Item = char> {
    line.match_indices(['u', 'U']).filter(|(at, _)| line[..*at].ends_with('\\')).filter_map(|(at, letter)| {
        let digits = if letter == "u" { 4 } else { 6 };
        let hex = line.get(at + 1..at + 1 + digits)?;
        u32::from_str_radix(hex, 16).ok().and_then(char::from_u32)
    })
}

fn parse_error(file: &str, source: &str, error: &ParserError) -> PromptError {
    let at = error.pos.start.min(source.len());
    let line = source.as_bytes()[..at].iter().filter(|byte| **byte == b'\n').count() + 1;
    let text = source.lines().nth(line - 1).unwrap_or_default();
    let starts_wrongly = matches!(error.kind, ErrorKind::ExpectedCharRange { .. })
        && text.starts_with(' ')
        && text.trim_start().starts_with(['*', '[', '.', '}']);
    let advice = if text.contains('\t') {
        "indent with spaces, not with a tab".to_owned()
    } else if starts_wrongly {
        "no further line of a text can begin with `*`, `[`, `.` or `}`: write a list with `-`, bold as `__so__`, \
         slanted as `_so_`, another of them in quotes: `{\"[\"}`"
            .to_owned()
    } else {
        advice(&error.kind)
    };
    PromptError { file: file.to_owned(), line, problem: error.kind.to_string(), advice }
}

fn advice(kind: &ErrorKind) -> String {
    match kind {
        ErrorKind::ExpectedToken(token) => format!("add the missing `{token}`"),
        ErrorKind::ExpectedMessageField { entry_id } | ErrorKind::ExpectedTermField { entry_id } => {
            format!("write the text after `{entry_id} =`, further lines indented by four spaces")
        }
        ErrorKind::ExpectedCharRange { .. } => {
            "begin the line with a key (letters, digits, `-`), or indent it by four spaces if it goes on".to_owned()
        }
        ErrorKind::MissingDefaultVariant => "mark one variant with `*`, e.g. `*[other]`".to_owned(),
        ErrorKind::MultipleDefaultVariants => "leave the `*` on one variant only".to_owned(),
        ErrorKind::MissingValue | ErrorKind::ExpectedInlineExpression => {
            "write a variable such as `{ $name }` between the braces, or `{\"{\"}` for a brace itself".to_owned()
        }
        ErrorKind::UnbalancedClosingBrace => "open the brace first, or write `{\"}\"}` for a brace itself".to_owned(),
        ErrorKind::UnterminatedStringLiteral => "close the quotes on the same line".to_owned(),
        _ => "see https://projectfluent.org/fluent/guide/ for how it is written".to_owned(),
    }
}

fn collect(
    file: &str,
    resource: &FluentResource,
    definitions: &mut BTreeMap<String, Definition>,
    errors: &mut Vec<PromptError>,
) {
    let mut seen_here = BTreeMap::<String, usize>::new();
    for entry in resource.entries() {
        let (key, pattern, attributes) = match entry {
            Entry::Message(message) => {
                (message.id.name.to_owned(), message.value.as_ref(), !message.attributes.is_empty())
            }
            Entry::Term(term) => (format!("-{}", term.id.name), Some(&term.value), !term.attributes.is_empty()),
            _ => continue,
        };
        let times = seen_here.entry(key.clone()).or_default();
        let mut definition = Definition {
            file: file.to_owned(),
            line: line_of(resource.source(), &key, *times),
            uses: Uses::default(),
            quotes: BTreeSet::new(),
        };
        *times += 1;
        let mut problem = |problem: String, advice: &str| {
            errors.push(error_at(&definition, problem, advice.to_owned()));
        };
        if attributes {
            problem(format!("`{key}` has attributes"), "give each text a key of its own");
        }
        if let Some(first) = definitions.get(&key) {
            problem(format!("`{key}` stands in {}:{} already", first.file, first.line), "remove or rename one of them");
            continue;
        }
        let mut walk = Walk { uses: Uses::default(), quotes: BTreeSet::new(), problems: Vec::new() };
        if let Some(pattern) = pattern {
            walk.pattern(pattern);
        }
        if key.starts_with('-') && walk.uses != Uses::default() {
            problem(format!("the term `{key}` uses a variable"), "make it a message: a key without the `-`");
        }
        for (what, advice) in std::mem::take(&mut walk.problems) {
            problem(format!("`{key}`: {what}"), advice);
        }
        definition.uses = walk.uses;
        definition.quotes = walk.quotes;
        definitions.insert(key, definition);
    }
}

/// The line where `key` is defined for the `skip`th time, counted from 0.
fn line_of(source: &str, key: &str, skip: usize) -> usize {
    let defines = |line: &str| line.strip_prefix(key).is_some_and(|rest| rest.trim_start().starts_with('='));
    source.lines().enumerate().filter(|(_, line)| defines(line)).nth(skip).map_or(1, |(index, _)| index + 1)
}

/// Adds the uses of `key` and of all it quotes; the error is problem and advice.
fn gather(
    key: &str,
    definitions: &BTreeMap<String, Definition>,
    path: &mut Vec<String>,
    uses: &mut Uses,
) -> Result<(), (String, String)> {
    let Some(definition) = definitions.get(key) else {
        return Err((format!("there is no `{key}` to quote"), "check the spelling, or add it".to_owned()));
    };
    if path.iter().any(|passed| passed == key) {
        return Err((format!("`{key}` quotes itself"), "break the circle".to_owned()));
    }
    path.push(key.to_owned());
    uses.add(&definition.uses);
    for quoted in &definition.quotes {
        gather(quoted, definitions, path, uses)?;
    }
    path.pop();
    Ok(())
}

/// Walks one pattern. Fluent passes some mistakes over in silence; they are problems here.
struct Walk {
    uses: Uses,
    quotes: BTreeSet<String>,
    problems: Vec<(String, &'static str)>,
}

impl Walk {
    fn pattern(&mut self, pattern: &Pattern<&str>) {
        for element in &pattern.elements {
            if let PatternElement::Placeable { expression } = element {
                self.expression(expression);
            }
        }
    }

    fn expression(&mut self, expression: &Expression<&str>) {
        match expression {
            Expression::Inline(inline) => self.inline(inline),
            Expression::Select { selector, variants } => {
                match selector {
                    InlineExpression::VariableReference { id } => {
                        self.uses.choosing.insert(id.name.to_owned());
                    }
                    other => self.inline(other),
                }
                for variant in variants {
                    self.pattern(&variant.value);
                }
            }
        }
    }

    fn inline(&mut self, inline: &InlineExpression<&str>) {
        match inline {
            InlineExpression::VariableReference { id } => {
                self.uses.shown.insert(id.name.to_owned());
            }
            InlineExpression::MessageReference { id, attribute: None } => {
                self.quotes.insert(id.name.to_owned());
            }
            InlineExpression::TermReference { id, attribute: None, arguments: None } => {
                self.quotes.insert(format!("-{}", id.name));
            }
            InlineExpression::MessageReference { .. } | InlineExpression::TermReference { .. } => {
                self.problems
                    .push(("quotes an attribute, or a term with arguments".to_owned(), "quote a message by its key"));
            }
            InlineExpression::FunctionReference { id, arguments } => self.function(id.name, arguments),
            InlineExpression::Placeable { expression } => self.expression(expression),
            InlineExpression::StringLiteral { .. } | InlineExpression::NumberLiteral { .. } => {}
        }
    }

    fn function(&mut self, name: &str, arguments: &CallArguments<&str>) {
        match (name, arguments.positional.as_slice()) {
            ("NUMBER", [InlineExpression::VariableReference { id }]) => {
                self.uses.numbers.insert(id.name.to_owned());
            }
            _ => self.problems.push((format!("`{name}(…)` is not known so"), "only `NUMBER($variable)` is")),
        }
    }
}

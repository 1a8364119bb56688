//! Puts a sentence together: a key, a language and typed values become a document.
//!
//! A Fluent value is Markdown. Values never are: each is carried through Fluent and Markdown as a private token and
//! put in its place afterwards, so nothing a person wrote can become markup. Fluent lets no further line of a text
//! begin with `*`, `[` or `.`: lists are written with `-`, bold as `__so__` and slanted as `_so_` there.
//! Deliberately absent: the sentences themselves (`/prompts`), the list of keys, and reading files.

use super::files::{self, Checked};
use super::listed::relisted;
use super::substitute;
use super::value::Value;
use crate::dialogue::lang::Lang;
use crate::doc::{Doc, from_markdown, line};
use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::{FluentArgs, FluentResource, FluentValue};
use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};
use std::fmt;

pub use super::files::{PromptError, Uses};

/// The folder of the sentences that are said instead in `Manner::Forms`.
const INSTEAD: &str = "forms/";

/// How people tell the bot something, which the sentences that ask for it have to fit.
#[derive(Clone, Copy, Default)]
pub enum Manner<'a> {
    /// In messages: `!dialog pause`, or plain words. As the files are written.
    #[default]
    Messages,
    /// With commands from the platform's own list, with buttons and with forms; what people write in a channel is not
    /// heard. Sentences from `forms/` take the place of those with the same key, and every `!dialog pause` becomes
    /// `/dialog styr pause`: the function knows where a command of a language stands in the list.
    Forms { listed: &'a dyn Fn(Lang, &str) -> String },
}

/// Why a sentence could not be put together. A mistake in the program or in the files, never in what people wrote.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum RenderError {
    #[error("no sentence `{key}` in {lang}")]
    UnknownKey { lang: Lang, key: String },
    #[error("`{key}` in {lang} needs ${variable}, which was not given")]
    MissingVariable { lang: Lang, key: String, variable: String },
    #[error("`{key}` in {lang} cannot use ${variable} so: {why}")]
    WrongKind { lang: Lang, key: String, variable: String, why: &'static str },
    #[error("`{key}` in {lang}: {problem}")]
    Fluent { lang: Lang, key: String, problem: String },
}

/// All sentences of all languages, checked.
pub struct Prompts {
    languages: BTreeMap<Lang, Language>,
}

struct Language {
    bundle: FluentBundle<FluentResource>,
    messages: BTreeMap<String, Uses>,
}

impl Prompts {
    /// Reads `(language, file name, text)` of every file. Those in `forms/` are checked in every manner and used in one.
    /// The errors are all there are, in the order of the files.
    pub fn parse(files: &[(Lang, &str, &str)], manner: Manner<'_>) -> Result<Self, Vec<PromptError>> {
        let mut languages = BTreeMap::new();
        let mut errors = Vec::new();
        for lang in Lang::ALL {
            let of_lang = |instead: bool| {
                let fits = move |name: &str| name.starts_with(INSTEAD) == instead;
                let of_lang = files.iter().filter(move |(of, name, _)| *of == lang && fits(name));
                of_lang
                    .map(|(_, name, text)| (format!("{lang}/{name}"), manner.written(lang, text)))
                    .collect::<Vec<_>>()
            };
            match files::check(&of_lang(false), &of_lang(true), matches!(manner, Manner::Forms { .. })) {
                Ok(checked) => {
                    let language = Language::new(lang, checked);
                    languages.insert(lang, language);
                }
                Err(more) => errors.extend(more),
            }
        }
        if errors.is_empty() { Ok(Self { languages }) } else { Err(errors) }
    }

    /// The sentence `key` with its values. Every variable of the sentence must be given, also where a variant does not
    /// show it; more may be given, since the languages need not use the same ones.
    pub fn render(&self, lang: Lang, key: &str, args: &[(&str, Value)]) -> Result<Doc, RenderError> {
        let unknown = || RenderError::UnknownKey { lang, key: key.to_owned() };
        let language = self.languages.get(&lang).ok_or_else(unknown)?;
        let uses = language.messages.get(key).ok_or_else(unknown)?;
        check_args(lang, key, uses, args)?;

        let mut fluent_args = FluentArgs::with_capacity(args.len());
        for (index, (name, value)) in args.iter().enumerate() {
            fluent_args.set(
                name.to_owned(),
                match value {
                    Value::Number(number) => FluentValue::from(*number),
                    Value::Word(word) => FluentValue::from(word.as_str()),
                    Value::Text(_) | Value::Mention { .. } | Value::Time { .. } | Value::Doc(_) => {
                        FluentValue::from(substitute::token(index))
                    }
                },
            );
        }
        let pattern = language.bundle.get_message(key).and_then(|message| message.value()).ok_or_else(unknown)?;
        let mut problems = Vec::new();
        let text = language.bundle.format_pattern(pattern, Some(&fluent_args), &mut problems);
        if let Some(problem) = problems.first() {
            return Err(RenderError::Fluent { lang, key: key.to_owned(), problem: problem.to_string() });
        }
        substitute::substitute(from_markdown(&text), args).map_err(|variable| RenderError::WrongKind {
            lang,
            key: key.to_owned(),
            variable,
            why: "a document of several blocks stands in the middle of a sentence",
        })
    }

    /// As `render`, on one line without any markup: for buttons, titles and file names.
    pub fn render_line(&self, lang: Lang, key: &str, args: &[(&str, Value)]) -> Result<String, RenderError> {
        Ok(line(&self.render(lang, key, args)?))
    }

    /// The keys of a language, sorted.
    pub fn keys(&self, lang: Lang) -> BTreeSet<&str> {
        self.languages
            .get(&lang)
            .into_iter()
            .flat_map(|language| language.messages.keys())
            .map(String::as_str)
            .collect()
    }

    /// The variables of a sentence and of those it quotes; `None` where there is no such sentence.
    pub fn variables(&self, lang: Lang, key: &str) -> Option<BTreeSet<String>> {
        self.uses(lang, key).map(Uses::all)
    }

    /// As `variables`, with what each is used for.
    pub fn uses(&self, lang: Lang, key: &str) -> Option<&Uses> {
        self.languages.get(&lang)?.messages.get(key)
    }
}

impl Manner<'_> {
    /// A file's text with its commands as they are given.
    fn written<'t>(&self, lang: Lang, text: &'t str) -> Cow<'t, str> {
        match self {
            Self::Messages => Cow::Borrowed(text),
            Self::Forms { listed } => Cow::Owned(relisted(text, &|words| listed(lang, words))),
        }
    }
}

/// A function has no `Debug` of its own.
impl fmt::Debug for Manner<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Messages => "Messages",
            Self::Forms { .. } => "Forms",
        })
    }
}

/// A bundle has no `Debug` of its own; the keys say enough.
impl fmt::Debug for Prompts {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let keys = self.languages.iter().map(|(lang, language)| (lang, language.messages.keys()));
        f.debug_map().entries(keys.map(|(lang, keys)| (lang, keys.collect::<Vec<_>>()))).finish()
    }
}

impl Language {
    fn new(lang: Lang, checked: Checked) -> Self {
        let tag = match lang {
            Lang::Da => unic_langid::LanguageIdentifier::from_bytes(b"da"),
            Lang::En => unic_langid::LanguageIdentifier::from_bytes(b"en"),
        };
        let mut bundle = FluentBundle::new_concurrent(tag.into_iter().collect());
        // The marks round every value would be shown as boxes by some clients, and all our languages run one way.
        bundle.set_use_isolating(false);
        for resource in checked.resources {
            bundle.add_resource_overriding(resource);
        }
        // The only error is a name that is taken, and nothing has been added before.
        let _ = bundle.add_builtins();
        Self { bundle, messages: checked.messages }
    }
}

/// Fluent would print a missing variable's name, and take the default variant for a value that cannot choose.
fn check_args(lang: Lang, key: &str, uses: &Uses, args: &[(&str, Value)]) -> Result<(), RenderError> {
    for variable in uses.all() {
        let Some((_, value)) = args.iter().find(|(name, _)| *name == variable) else {
            return Err(RenderError::MissingVariable { lang, key: key.to_owned(), variable });
        };
        let why = match value {
            Value::Number(_) => continue,
            Value::Word(word) if !is_word(word) => "a word is letters, digits, `-` and `_`, beginning with a letter",
            Value::Word(_) if uses.shown.contains(&variable) => "a word only chooses and cannot be shown",
            Value::Word(_) if uses.numbers.contains(&variable) => "NUMBER takes a number, not a word",
            Value::Word(_) => continue,
            _ if uses.choosing.contains(&variable) => "only a number or a word can choose between variants",
            _ if uses.numbers.contains(&variable) => "NUMBER takes a number, not a text",
            _ => continue,
        };
        return Err(RenderError::WrongKind { lang, key: key.to_owned(), variable, why });
    }
    Ok(())
}

fn is_word(word: &str) -> bool {
    word.starts_with(|c: char| c.is_ascii_alphabetic())
        && word.chars().all(|c| c.is_ascii_alphanumeric() || c == '-' || c == '_')
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::doc::{Block, Inline, html, markdown, plain};
    use expect_test::{Expect, expect};
    use jiff::Timestamp;
    use proptest::prelude::*;

    fn prompts(text: &str) -> Prompts {
        Prompts::parse(&[(Lang::Da, "a.ftl", text)], Manner::Messages).unwrap()
    }

    fn text(text: &str) -> Value {
        Value::Text(text.to_owned())
    }

    fn check(sentence: &str, args: &[(&str, Value)], expected: Expect) {
        let got = match prompts(sentence).render(Lang::Da, "k", args) {
            Ok(doc) => html(&doc, &|account| Some(format!("https://matrix.to/#/{account}"))).replace("><", ">\n<"),
            Err(error) => error.to_string(),
        };
        expected.assert_eq(&got);
    }

    fn check_errors(files: &[(Lang, &str, &str)], expected: Expect) {
        let errors = Prompts::parse(files, Manner::Messages).unwrap_err();
        expected.assert_eq(&errors.iter().map(ToString::to_string).collect::<Vec<_>>().join("\n"));
    }

    #[test]
    fn a_sentence_is_markdown_and_a_value_is_not() {
        let anna = Value::Mention { account: Some("@anna:x.dk".into()), name: "Anna *Sø*".into() };
        check(
            "k =\n    ### Hej { $who }\n\n    Skriv **{ $what }** nu,\n    eller `!dialog svar { $n }`.\n\n    - { $what }\n    - b\n",
            &[("who", anna), ("what", text("- **x** <b>\n# y")), ("n", Value::Number(2))],
            expect![[r#"
                <h4>Hej <a href="https://matrix.to/#/@anna:x.dk">Anna *Sø*</a>
                </h4>
                <p>Skriv <strong>- **x** &lt;b&gt;<br># y</strong> nu, eller <code>!dialog svar 2</code>.</p>
                <ul>
                <li>- **x** &lt;b&gt;<br># y</li>
                <li>b</li>
                </ul>"#]],
        );
    }

    #[test]
    fn danish_plurals() {
        let sentence = "k = { $n ->\n    [0] ingen\n    [one] én dag\n   *[other] { $n } dage\n }\n";
        for (n, expected) in [(0, "ingen"), (1, "én dag"), (2, "2 dage"), (21, "21 dage")] {
            let line = prompts(sentence).render_line(Lang::Da, "k", &[("n", Value::Number(n))]);
            assert_eq!(line.as_deref(), Ok(expected));
        }
        check("k = { NUMBER($n) }", &[("n", Value::Number(-1_000_000))], expect!["<p>-1000000</p>"]);
    }

    #[test]
    fn a_word_chooses() {
        let sentence = "k = { $how ->\n    [open] åben\n   *[secret] hemmelig\n }\n";
        check(sentence, &[("how", Value::Word("open".into()))], expect!["<p>åben</p>"]);
        check(
            sentence,
            &[("how", text("open"))],
            expect!["`k` in da cannot use $how so: only a number or a word can choose between variants"],
        );
        check(
            sentence,
            &[("how", Value::Word("o *pen".into()))],
            expect!["`k` in da cannot use $how so: a word is letters, digits, `-` and `_`, beginning with a letter"],
        );
        check(
            "k = { $how }",
            &[("how", Value::Word("open".into()))],
            expect!["`k` in da cannot use $how so: a word only chooses and cannot be shown"],
        );
        check(
            "k = { NUMBER($n) }",
            &[("n", text("1"))],
            expect!["`k` in da cannot use $n so: NUMBER takes a number, not a text"],
        );
    }

    #[test]
    fn nothing_missing_is_ever_silent() {
        check("k = Hej { $who }", &[], expect!["`k` in da needs $who, which was not given"]);
        check(
            "k = { $n ->\n    [one] { $who }\n   *[other] x\n }",
            &[("n", Value::Number(2))],
            expect!["`k` in da needs $who, which was not given"],
        );
        check("j = Hej", &[], expect!["no sentence `k` in da"]);
        check("k = Hej", &[("more", text("x"))], expect!["<p>Hej</p>"]);
        assert!(prompts("k = Hej").render(Lang::En, "k", &[]).is_err());
    }

    #[test]
    fn a_document_takes_its_place() {
        let list = Doc(vec![Block::List { first: None, items: vec![Doc::text("a"), Doc::text("b")] }]);
        let one = Doc::paragraph(vec![Inline::Strong(vec![Inline::Text("én".into())])]);
        let sentence = "k =\n    Her:\n\n    { $list }\n\n    - { $list }\n    - og { $one }\n\n    { $empty }\n";
        let args =
            [("list", Value::Doc(list.clone())), ("one", Value::Doc(one)), ("empty", Value::Doc(Doc::default()))];
        check(
            sentence,
            &args,
            expect![[r#"
            <p>Her:</p>
            <ul>
            <li>a</li>
            <li>b</li>
            </ul>
            <ul>
            <li>
            <ul>
            <li>a</li>
            <li>b</li>
            </ul>
            </li>
            <li>og <strong>én</strong>
            </li>
            </ul>"#]],
        );
        check(
            "k = Her er { $list }",
            &[("list", Value::Doc(list))],
            expect!["`k` in da cannot use $list so: a document of several blocks stands in the middle of a sentence"],
        );
    }

    #[test]
    fn an_address_may_be_a_value() {
        let sentence = "k = [Hør { $title }]({ $url })";
        let args = |url: &str| [("title", text("a]b")), ("url", text(url))];
        check(
            sentence,
            &args("https://x.dk/a)b"),
            expect![[r#"
            <p>
            <a href="https://x.dk/a%29b">Hør a]b</a>
            </p>"#]],
        );
        check(sentence, &args("javascript:alert(1)"), expect!["<p>Hør a]b</p>"]);
    }

    #[test]
    fn keys_and_variables_can_be_compared() {
        let prompts =
            prompts("-navn = Drejebog\na = { -navn } { b } { $x }\nb = { $n ->\n   *[other] { NUMBER($y) }\n }\n");
        assert_eq!(prompts.keys(Lang::Da), BTreeSet::from(["a", "b"]));
        assert_eq!(prompts.variables(Lang::Da, "a"), Some(["n", "x", "y"].map(String::from).into()));
        assert_eq!(prompts.variables(Lang::Da, "c"), None);
        assert_eq!(prompts.keys(Lang::En), BTreeSet::new());
    }

    #[test]
    fn mistakes_name_file_line_and_what_to_do() {
        check_errors(
            &[
                (Lang::Da, "a.ftl", "ok = fint\n\nliste =\n    Se:\n    * a\n\nslut = { $n ->\n    [one] x\n }\n"),
                (Lang::Da, "b.ftl", "ok = igen\ncitat = { ukendt } og { -navn }\nring = { ring }\nf = { DATO($x) }\n"),
                (
                    Lang::En,
                    "c.ftl",
                    "-t = { $x }\nk = { $x\nl = \u{e000}\nv = {\"\\uE123\"}{\"\\uFE0F\"}\nm =\nn = a\n    .label = b\nn = c\n",
                ),
            ],
            expect![[r#"
                da/a.ftl:5: Expected one of "a-zA-Z"; no further line of a text can begin with `*`, `[`, `.` or `}`: write a list with `-`, bold as `__so__`, slanted as `_so_`, another of them in quotes: `{"["}`
                da/a.ftl:9: The select expression must have a default variant; mark one variant with `*`, e.g. `*[other]`
                da/b.ftl:1: `ok` stands in da/a.ftl:1 already; remove or rename one of them
                da/b.ftl:2: there is no `-navn` to quote; check the spelling, or add it
                da/b.ftl:3: `ring` quotes itself; break the circle
                da/b.ftl:4: `f`: `DATO(…)` is not known so; only `NUMBER($variable)` is
                en/c.ftl:1: the term `-t` uses a variable; make it a message: a key without the `-`
                en/c.ftl:3: a private-use character (U+E000 to U+F8FF); remove it, or copy the text again from where it came
                en/c.ftl:3: Expected a token starting with "}"; add the missing `}`
                en/c.ftl:4: a private-use character (U+E000 to U+F8FF); remove it, or copy the text again from where it came
                en/c.ftl:5: Expected a message field for "m"; write the text after `m =`, further lines indented by four spaces
                en/c.ftl:6: `n` has attributes; give each text a key of its own
                en/c.ftl:8: `n` stands in en/c.ftl:6 already; remove or rename one of them"#]],
        );
    }

    #[test]
    fn sentences_for_forms_take_the_place_of_others() {
        let files = [
            (
                Lang::Da,
                "a.ftl",
                "k = Skriv { $n } her, eller `!dialog pause`.\nmere = { k } Tak.\nform = Skriv en idé\n",
            ),
            (Lang::Da, "forms/a.ftl", "k = Tryk på »{ form }«.\n"),
        ];
        let said = |manner| {
            Prompts::parse(&files, manner).unwrap().render_line(Lang::Da, "mere", &[("n", Value::Number(2))]).unwrap()
        };
        assert_eq!(said(Manner::Messages), "Skriv 2 her, eller !dialog pause. Tak.");
        let listed = |lang: Lang, words: &str| format!("{lang} {words}");
        assert_eq!(said(Manner::Forms { listed: &listed }), "Tryk på »Skriv en idé«. Tak.");
        let prompts = Prompts::parse(&files[..1], Manner::Forms { listed: &listed }).unwrap();
        let line = prompts.render_line(Lang::Da, "k", &[("n", Value::Number(2))]);
        assert_eq!(line.as_deref(), Ok("Skriv 2 her, eller /dialog da pause."));
        check_errors(
            &[
                (Lang::Da, "a.ftl", "k = { $n }\n"),
                (Lang::Da, "forms/a.ftl", "k = { $m }\nny = x\n"),
                (Lang::Da, "forms/b.ftl", "k = { $n ->\n   *[other] x\n }\n"),
            ],
            expect![[r#"
                da/forms/a.ftl:1: `k` uses $m and the sentence it takes the place of does not, or not so; use only what that one uses
                da/forms/a.ftl:2: there is no `ny` to say otherwise; check the spelling, or put it in the files that hold every sentence
                da/forms/b.ftl:1: `k` stands in da/forms/a.ftl:1 already; remove or rename one of them"#]],
        );
    }

    #[test]
    fn a_moment_keeps_its_time() {
        let at = Timestamp::UNIX_EPOCH;
        let doc = prompts("k = til __kl. { $t }__").render(
            Lang::Da,
            "k",
            &[("t", Value::Time { at, text: "1.00".to_owned() })],
        );
        let time = Inline::Time { at, text: "1.00".to_owned() };
        let strong = Inline::Strong(vec![Inline::Text("kl. ".to_owned()), time]);
        assert_eq!(doc, Ok(Doc::paragraph(vec![Inline::Text("til ".to_owned()), strong])));
    }

    proptest! {
        #[test]
        fn what_people_write_never_becomes_markup(
            wrote in "[-a *_`#>\\[\\]()<&!|~\\\\\n\u{e000}\u{e001}\u{e100}\u{e101}{}$1.+=\"]{0,40}",
        ) {
            let prompts = prompts(
                "k =\n    { $t }\n\n    __{ $t }__ *{ $t }* `{ $t }`\n\n    1. { $t }\n\n    > { $t }\n\n    ### { $t }\n",
            );
            let tags = |doc: &Doc| {
                let html = html(doc, &|_| None).replace("<br>", "");
                html.split('<').skip(1).map(|rest| rest.split('>').next().unwrap().to_owned()).collect::<Vec<_>>()
            };
            let calm = prompts.render(Lang::Da, "k", &[("t", text("ord"))]).unwrap();
            let doc = prompts.render(Lang::Da, "k", &[("t", text(&wrote))]).unwrap();
            if !crate::doc::clean_text(&wrote).trim().is_empty() {
                prop_assert_eq!(tags(&doc), tags(&calm));
            }
            let tokens = plain(&doc).chars().filter(|c| ('\u{e000}'..='\u{f8ff}').contains(c)).count();
            prop_assert_eq!(tokens, 0);
            prop_assert!(from_markdown(&markdown(&doc)).0.len() <= calm.0.len());
        }
    }
}

//! Documents for the tests of the renderings: one with everything in it, and made-up ones with hostile text.

use super::{Block, Doc, Inline};
use jiff::Timestamp;
use proptest::prelude::*;

/// One of each, as a message could look.
pub fn everything() -> Doc {
    let text = |text: &str| Inline::Text(text.to_owned());
    let item = |words: &str| Doc(vec![Block::Paragraph(vec![text(words)])]);
    Doc(vec![
        Block::Heading(vec![text("Trin 2: det, vi så")]),
        Block::Paragraph(vec![
            text("Hej "),
            Inline::Mention { account: Some("matrix/@anna:example.dk".into()), name: "Anna Sø".into() },
            text(" & "),
            Inline::Mention { account: None, name: "gæst <b>".into() },
            text(". Nu er der "),
            Inline::Strong(vec![text("3 minutter "), Inline::Emphasis(vec![text("tilbage")])]),
            text(", til kl. "),
            Inline::Time { at: Timestamp::UNIX_EPOCH, text: "10.35".into() },
            text("."),
            Inline::Break,
            text("Skriv "),
            Inline::Code("!dialog svar 2".into()),
            text(" eller læs "),
            Inline::Link { url: "https://example.dk/om?a=1&b=2".into(), text: vec![text("mere her")] },
            text("."),
        ]),
        Block::List {
            first: None,
            items: vec![
                item("* ikke en liste"),
                Doc(vec![
                    Block::Paragraph(vec![text("to")]),
                    Block::List { first: Some(3), items: vec![item("tre"), item("fire")] },
                ]),
            ],
        },
        Block::Quote(Doc(vec![
            Block::Paragraph(vec![text("1. Vi prøver det.")]),
            Block::Paragraph(vec![text("# Ja")]),
        ])),
        Block::Code("if a < b {\n    ```\n}".into()),
        Block::Rule,
        Block::Paragraph(vec![text("_slut_ [x](javascript:y) <script>")]),
    ])
}

/// Text that tries to be markup.
pub fn hostile_text() -> impl Strategy<Value = String> {
    let piece = prop::sample::select(vec![
        "a",
        "b ",
        "Æ",
        " ",
        "\n",
        "*",
        "**",
        "_",
        "__",
        "`",
        "```",
        "~~~",
        "[",
        "](http://x.dk)",
        "[x]: y",
        "<b>",
        "<!--",
        "&lt;",
        "&#60;",
        "#",
        "# ",
        "- ",
        "+ ",
        "1. ",
        "2) ",
        ">",
        "> ",
        "---",
        "===",
        "|",
        "\\",
        "!",
        "![",
        "\"",
        "'",
        "</p>",
        "http://x.dk",
        "javascript:x",
        "\u{202e}",
        "\u{1b}[31m",
        "\u{e000}",
        "\u{e100}",
        "\u{e001}",
        "\t",
        "    ",
        "👩‍💻",
        "e\u{301}",
        "{",
        "}",
        "$",
        ":",
        "\u{a0}",
        ". ",
        "? ",
    ]);
    prop::collection::vec(piece, 0..12).prop_map(|pieces| pieces.concat())
}

fn inlines() -> impl Strategy<Value = Vec<Inline>> {
    let leaf = prop_oneof![
        6 => hostile_text().prop_map(Inline::Text),
        1 => hostile_text().prop_map(Inline::Code),
        1 => hostile_text().prop_map(|name| Inline::Mention { account: Some("x".into()), name }),
        1 => hostile_text().prop_map(|text| Inline::Time { at: Timestamp::UNIX_EPOCH, text }),
        1 => Just(Inline::Break),
    ];
    let nested = leaf.prop_recursive(2, 8, 3, |inner| {
        let some = prop::collection::vec(inner, 0..3);
        prop_oneof![
            some.clone().prop_map(Inline::Strong),
            some.clone().prop_map(Inline::Emphasis),
            (hostile_text(), some).prop_map(|(url, text)| Inline::Link { url: format!("https://x.dk/{url}"), text }),
        ]
    });
    prop::collection::vec(nested, 0..4)
}

/// Text, code and marks beside and within each other, with the signs that marks are made of.
pub fn marks() -> impl Strategy<Value = Vec<Inline>> {
    let text = prop::sample::select(vec!["*", "_", "**", "a", " ", "a ", ""]);
    let code = prop::sample::select(vec!["*", "_", "a", " "]);
    let leaf = prop_oneof![
        text.prop_map(|text| Inline::Text(text.to_owned())),
        code.prop_map(|code| Inline::Code(code.to_owned())),
        Just(Inline::Break),
    ];
    let nested = leaf.prop_recursive(3, 10, 3, |inner| {
        let some = prop::collection::vec(inner, 0..4);
        prop_oneof![some.clone().prop_map(Inline::Strong), some.prop_map(Inline::Emphasis)]
    });
    prop::collection::vec(nested, 0..4)
}

/// Any document.
pub fn docs() -> impl Strategy<Value = Doc> {
    let leaf = prop_oneof![
        4 => inlines().prop_map(Block::Paragraph),
        1 => inlines().prop_map(Block::Heading),
        1 => hostile_text().prop_map(Block::Code),
        1 => Just(Block::Rule),
    ];
    let block = leaf.prop_recursive(2, 10, 3, |inner| {
        let doc = prop::collection::vec(inner, 0..3).prop_map(Doc);
        prop_oneof![
            (prop::option::of(0u32..20), prop::collection::vec(doc.clone(), 1..4))
                .prop_map(|(first, items)| Block::List { first, items }),
            doc.prop_map(Block::Quote),
        ]
    });
    prop::collection::vec(block, 0..4).prop_map(Doc)
}

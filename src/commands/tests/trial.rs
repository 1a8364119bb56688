//! The fields of `afprøvning`, in any order, in both languages, on one line or several; and what is not understood.

use super::parse::anna;
use crate::commands::Place;
use crate::commands::parse::{Parsed, parse};
use expect_test::{Expect, expect};

#[test]
fn the_fields_of_a_trial_are_read() {
    let check = |text: &str, expected: Expect| {
        let shown = match parse(text, Place::Channel, &anna()) {
            Parsed::Command(command) => format!("{command:#?}\n"),
            other => format!("{other:?}\n"),
        };
        let short: String = shown.lines().filter(|l| !l.contains("None")).map(|l| format!("{l}\n")).collect();
        expected.assert_eq(&short);
    };
    check(
        "!dialog afprøvning hvad: Et skilt, hvorfor: færre spørger ansvarlig: @Anna slut: 3 uger. opfølgning: 12/1 kl. 9:30",
        expect![[r#"
            Trial(
                TrialForm {
                    what: Some(
                        "Et skilt",
                    ),
                    why: Some(
                        "færre spørger",
                    ),
                    owner: Some(
                        Account(
                            Account(
                                "matrix/@anna:example.dk",
                            ),
                        ),
                    ),
                    until: Some(
                        "3 uger",
                    ),
                    follow_up: Some(
                        "12/1 kl. 9:30",
                    ),
                },
            )
        "#]],
    );
    check(
        "!dialogue trial\n- Follow-up: 12/1\n- WHAT: a sign: big\n- worse off: nobody\n- owner: me\n- until: 3 weeks\n- how: see https://example.dk",
        expect![[r#"
            Trial(
                TrialForm {
                    what: Some(
                        "a sign: big",
                    ),
                    owner: Some(
                        Me,
                    ),
                    until: Some(
                        "3 weeks",
                    ),
                    follow_up: Some(
                        "12/1",
                    ),
                    how: Some(
                        "see https://example.dk",
                    ),
                    worse_off: Some(
                        "nobody",
                    ),
                },
            )
        "#]],
    );
    check(
        "!dialog afproevning foer: kø maaling: tæl antagelser: alle ser det ulemper: ingen hvem: alle hvordan: let usikkerhed: et gæt alternativ: telefonen koster: en time",
        expect![[r#"
            Trial(
                TrialForm {
                    how: Some(
                        "let",
                    ),
                    who: Some(
                        "alle",
                    ),
                    before: Some(
                        "kø",
                    ),
                    measure: Some(
                        "tæl",
                    ),
                    assumptions: Some(
                        "alle ser det",
                    ),
                    worse_off: Some(
                        "ingen",
                    ),
                    uncertainty: Some(
                        "et gæt",
                    ),
                    alternative: Some(
                        "telefonen",
                    ),
                    costs: Some(
                        "en time",
                    ),
                },
            )
        "#]],
    );
    check(
        "!dialog afprøvning",
        expect![[r#"
        Trial(
            TrialForm {
            },
        )
    "#]],
    );
    check(
        "!dialog afprøvning hvad:",
        expect![[r#"
        Trial(
            TrialForm {
            },
        )
    "#]],
    );
    check(
        "!dialog afprøvning farve: blå",
        expect![[r#"
            Usage { command: "afprøvning", why: Word("farve: blå") }
        "#]],
    );
    check(
        "!dialog afprøvning hvad: skilt ansvarlg: Bo",
        expect![[r#"
            Usage { command: "afprøvning", why: Word("skilt ansvarlg") }
        "#]],
    );
    check(
        "!dialog afprøvning hvad: skilt hvad: dør",
        expect![[r#"
            Usage { command: "afprøvning", why: Twice }
        "#]],
    );
    check(
        "!dialog afprøvning et skilt hvad: stort",
        expect![[r#"
            Usage { command: "afprøvning", why: Word("et skilt") }
        "#]],
    );
    check(
        "!dialog afprøvning hvad: skilt med teksten: velkommen ansvarlig: Bo Holm",
        expect![[r#"
        Trial(
            TrialForm {
                what: Some(
                    "skilt med teksten: velkommen",
                ),
                owner: Some(
                    Name(
                        "Bo Holm",
                    ),
                ),
            },
        )
    "#]],
    );
}

//! How a CPR number can be written, and what only looks like one.

use crate::commands::guard::{Verdict, inspect, redact};
use proptest::prelude::*;

#[test]
fn a_cpr_number_is_found_however_it_is_written() {
    for text in [
        "010190-1234",
        "0101901234",
        "010190 1234",
        "010190  1234",
        "010190 - 1234",
        "010190–1234",
        "010190—1234",
        "010190\u{2212}1234",
        "010190.1234",
        "010190/1234",
        "010190_1234",
        "010190\u{a0}1234",
        "010190\u{202f}1234",
        "0101\u{200b}901234",
        "010190\u{f02d}1234",
        "0\u{200b}1\u{200b}0\u{200b}1\u{200b}9\u{200b}0\u{200b}1\u{200b}2\u{200b}3\u{200b}4",
        "010190\u{2060}-\u{feff}1234",
        "０１０１９０－１２３４",
        "٠١٠١٩٠-١٢٣٤",
        "𝟎𝟏𝟎𝟏𝟗𝟎1234",
        "cpr0101011234",
        "cpr:0101011234.",
        "Hun hedder Anna (010190-1234) og bor her",
        "01.01.90-1234",
        "01-01-90-1234",
        "01 01 90 1234",
        "01/01/90 1234",
        "01 01 90 12 34",
        "010190 12 34",
        "0101 90 1234",
        "0 1 0 1 9 0 1 2 3 4",
        "**010190**-1234",
        "`010190`-`1234`",
        "1️⃣2️⃣0️⃣1️⃣9️⃣0️⃣1️⃣2️⃣3️⃣4️⃣",
        "12345678 010190-1234",
        "010190-1234-5",
        "010190-1234 020290-1234",
        "31129912349 311299-1234",
        "01.01.1990-1234",
        "01011990-1234",
        "!dialog idé brug 0101901234",
        "se https://example.dk/0101901234/vis",
        "010190, 1234",
    ] {
        assert_eq!(inspect(text), Verdict::Cpr, "for {text:?}");
        assert!(redact(text).contains("[cpr]"), "for {text:?}");
        assert_ne!(inspect(&redact(text)), Verdict::Cpr, "for {text:?}");
    }
}

#[test]
fn other_numbers_are_not_cpr_numbers() {
    for text in [
        "",
        "Vi mødes 12-01-2026 0900",
        "12-01-2026 kl. 9.00",
        "12.01.26 09.30",
        "3/12 13.00 2026",
        "13/12 10.00 2026",
        "12012026 0900",
        "2026-01-12 09:30",
        "2026-01-12T09:30:00",
        "20260112-0900",
        "20260112",
        "12012026",
        "1:4 2:3 3:12 4:0 5:11",
        "optælling 10:11 12:10 11:12",
        "01019012345678",
        "00101901234",
        "320190-1234",
        "011390-1234",
        "000190-1234",
        "slut: 3 uger opfølgning: 12/1 kl. 9:30",
        "5, 12, 12, 20 og 1234",
        "2025-2026",
        "12.345.678,90 kr.",
        "§ 27, stk. 3, nr. 12",
        "10.11.12.13",
        "@anna:example.dk",
        "matrix/@anna:example.dk",
        "svar 2 for @bo",
        "9-12 og 13-15",
        "010190",
        "født 121280\n8260 Viby",
        "a@b",
    ] {
        assert_eq!(inspect(text), Verdict::Clean, "for {text:?}");
        assert_eq!(redact(text), text);
    }
}

#[test]
fn phone_numbers_and_addresses_are_noticed() {
    for (text, redacted) in [
        ("ring +45 12 34 56 78 nu", "ring +[phone] nu"),
        ("+4512345678", "+[phone]"),
        ("0045 12 34 56 78", "[phone]"),
        ("12 34 56 78", "[phone]"),
        ("tlf. 12-34-56-78.", "tlf. [phone]."),
        ("1234 5678", "[phone]"),
        ("tlf12345678", "tlf[phone]"),
        ("45672012", "[phone]"),
        ("20451234", "[phone]"),
        ("+31 12 34 56 78 90", "+[phone]"),
        ("skriv til anna.b@example.dk.", "skriv til [e-mail]."),
        ("a+b@post.example.co.uk, ja", "[e-mail], ja"),
        ("søren@blåbær.dk", "[e-mail]"),
        ("ａnna＠example．dk", "[e-mail]"),
    ] {
        assert_eq!(inspect(text), Verdict::Contact, "for {text:?}");
        assert_eq!(redact(text), redacted, "for {text:?}");
    }
}

#[test]
fn a_long_text_is_looked_through_at_once() {
    for piece in ["0 1 ", "010190 ", "a@", "@a.", "+4", "1", "..."] {
        let _ = inspect(&piece.repeat(100_000 / piece.len()));
        let _ = redact(&piece.repeat(100_000 / piece.len()));
    }
}

/// Digits in several scripts, by their zero.
const ZEROS: [u32; 6] = [0x30, 0xff10, 0x660, 0x966, 0x1d7ce, 0x1d7f6];

prop_compose! {
    fn written_cpr()(
        day in 1..=31u8, month in 1..=12u8, year in 0..=99u8, serial in 0..=9999u16,
        date_gap in prop::sample::select(vec!["", "-", ".", "/", " ", "\u{a0}"]),
        gap in "[-–—. /_\u{a0}]{0,3}",
        zeros in prop::collection::vec(prop::sample::select(ZEROS.to_vec()), 10),
        hidden in prop::collection::vec(prop::sample::select(vec!["", "", "\u{200b}", "\u{2060}", "\u{ad}"]), 10),
    ) -> String {
        let digits = format!("{day:02}{month:02}{year:02}{serial:04}");
        let mut text = String::new();
        for (i, d) in digits.bytes().enumerate() {
            match i {
                2 | 4 => text.push_str(date_gap),
                // A date written with gaps is followed by one.
                6 => text.push_str(if gap.is_empty() && !date_gap.is_empty() { date_gap } else { &gap }),
                _ => {}
            }
            text.push(char::from_u32(zeros[i] + u32::from(d - b'0')).unwrap());
            text.push_str(hidden[i]);
        }
        text
    }
}

proptest! {
    #[test]
    fn any_writing_of_a_cpr_number_is_stopped(
        before in "[a-zæøå :(\"]{0,8}", cpr in written_cpr(), after in "[a-zæøå ?!\"]{0,8}",
    ) {
        let text = format!("{before}{cpr}{after}");
        prop_assert_eq!(inspect(&text), Verdict::Cpr);
        let redacted = redact(&text);
        prop_assert_ne!(inspect(&redacted), Verdict::Cpr);
        prop_assert!(redacted.starts_with(&before) && redacted.ends_with(&after));
    }

    #[test]
    fn any_text_can_be_looked_through(text in any::<String>()) {
        let found = inspect(&text);
        prop_assert_eq!(found == Verdict::Clean, redact(&text) == text);
    }

    #[test]
    fn digits_and_gaps_in_any_order_can_be_looked_through(text in "[0-9+@a. /:\n-]{0,60}") {
        let _ = inspect(&text);
        prop_assert_ne!(inspect(&redact(&text)), Verdict::Cpr);
    }
}

#[test]
fn what_comes_together_when_code_is_left_out_is_looked_at_too() {
    for text in ["!dialog pointe 010190 `x` 1234", "!dialog pointe 010190`-x`1234"] {
        assert_eq!(inspect(text), Verdict::Clean, "for {text:?}");
        assert_eq!(inspect(&crate::commands::without_code(text)), Verdict::Cpr, "for {text:?}");
    }
}

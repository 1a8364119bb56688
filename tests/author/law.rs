//! How old the legal background is: shown to people with it, and to whoever checks the playbooks.

use super::command::{copy, drejebog, folder, root};
use drejebog::boot::check::{What, check};
use drejebog::dialogue::lang::Lang;
use jiff::civil::{Date, date};
use std::fs;

/// What `check` remarks on this day about the playbook with this table in place of its own, and how many mistakes it finds.
async fn remarks(table: &str, today: Date, lang: Lang) -> (Vec<String>, usize) {
    let folder = folder();
    let pack = folder.path().join("svar-paa-mail");
    copy(&root().join("tests/author/svar-paa-mail"), &pack);
    let file = pack.join("playbook.toml");
    let text = fs::read_to_string(&file).expect("a text");
    let written = "[legal]\nreviewed = 2026-11-30             # læst af vores jurist\n";
    assert!(text.contains(written));
    fs::write(&file, text.replace(written, table)).expect("written");
    let what = What { config: None, content: Some(pack.clone()), lang: Some(lang), today };
    let mut told = Vec::new();
    let mistakes = check(&what, &mut |line| told.push(line.to_owned())).await.expect("every sentence");
    let begin = format!("{}: ", file.display());
    (told.iter().filter_map(|line| line.strip_prefix(&begin)).map(str::to_owned).collect(), mistakes)
}

#[tokio::test]
async fn a_law_is_remarked_on_after_twelve_months_and_is_no_mistake() {
    let table = "[legal]\nreviewed = 2026-11-30\n";
    let old = "Juraen er sidst gennemgået 2026-11-30, og det er mere end et år siden. Få en jurist til at læse \
               legal.md, og skriv så den nye dato under [legal]. Det er ingen fejl.";
    let ahead = "Juraen skulle være gennemgået 2026-11-30, og den dag er ikke kommet endnu. Ret datoen under [legal]. \
                 Det er ingen fejl.";
    for (today, remark) in [
        (date(2026, 11, 29), Some(ahead)),
        (date(2026, 11, 30), None),
        (date(2027, 11, 30), None),
        (date(2027, 12, 1), Some(old)),
    ] {
        let told = remarks(table, today, Lang::Da).await;
        assert_eq!(told, (remark.map(str::to_owned).into_iter().collect(), 0), "{today}");
    }
}

#[tokio::test]
async fn a_law_without_a_date_is_asked_for_one() {
    let (told, mistakes) = remarks("", date(2027, 1, 4), Lang::En).await;
    let asked = "It does not say when somebody who knows the law last read legal.md. Once that is done, write [legal] on \
                 a line above the first [[step]] and below it, say, reviewed = 2027-01-04. This is no mistake.";
    assert_eq!((told, mistakes), (vec![asked.to_owned()], 0));
}

#[test]
fn a_built_in_playbook_says_how_old_its_law_is() {
    for name in ["borgerdata", "paa-tvaers", "borgernaer-digitalisering"] {
        let printed = drejebog(folder().path(), &["print", name]);
        assert!(printed.out.contains("Senest gennemgået 30. november 2026."), "{name}");
    }
}

//! The two ways a sheet comes on paper: printed by a browser, and as a PDF of our own. Both are read by poppler.

use drejebog::dialogue::lang::Lang;
use drejebog::doc::Sheet;
use drejebog::documents::{page, pdf};
use std::path::Path;
use std::process::Command;

#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Way {
    Browser,
    Pdf,
}

impl Way {
    pub const ALL: [Way; 2] = [Way::Browser, Way::Pdf];

    /// The text of each page, in order.
    pub fn printed(self, title: &str, sheets: &[Sheet]) -> Vec<String> {
        match self {
            Way::Browser => pages_of(&by_the_browser(&page::page(Lang::Da, title, sheets))),
            Way::Pdf => pages_of(&pdf::pdf(Lang::Da, title, sheets).expect("a PDF")),
        }
    }
}

/// A page as the browser prints it.
fn by_the_browser(html: &str) -> Vec<u8> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let installed = Command::new("bash").arg(root.join(".ci/install-chromium")).status().expect("bash");
    assert!(installed.success(), "the browser cannot be installed");
    let folder = tempfile::tempdir().expect("a folder");
    let at = |name: &str| folder.path().join(name).display().to_string();
    std::fs::write(at("page.html"), html).expect("written");
    let browser = Command::new("chromium")
        // --no-sandbox: root in a container may not have one. The rest keeps the browser from calling home.
        .args(["--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run"])
        .args(["--disable-background-networking", "--disable-component-update", "--disable-sync"])
        .arg(format!("--user-data-dir={}", at("profile")))
        .arg("--no-pdf-header-footer")
        .arg(format!("--print-to-pdf={}", at("page.pdf")))
        .arg(format!("file://{}", at("page.html")))
        .output()
        .expect("chromium");
    assert!(browser.status.success(), "{}", String::from_utf8_lossy(&browser.stderr));
    std::fs::read(at("page.pdf")).expect("printed")
}

fn pages_of(pdf: &[u8]) -> Vec<String> {
    let text = poppler("pdftotext", &["-layout"], pdf, &["-"]);
    // Each page ends with a form feed.
    text.strip_suffix('\u{c}').unwrap_or(&text).split('\u{c}').map(str::to_owned).collect()
}

/// What one of poppler's programs says about the file.
pub fn poppler(program: &str, before: &[&str], pdf: &[u8], after: &[&str]) -> String {
    let folder = tempfile::tempdir().expect("a folder");
    let file = folder.path().join("file.pdf");
    std::fs::write(&file, pdf).expect("written");
    let told = Command::new(program).args(before).arg(&file).args(after).output().expect("poppler");
    assert!(told.status.success(), "{program}: {}", String::from_utf8_lossy(&told.stderr));
    // What is not UTF-8 is a title as PDF has it, and read in another way.
    String::from_utf8_lossy(&told.stdout).into_owned()
}

/// Letters and digits alone, since a page breaks lines and words where it likes.
pub fn bare(text: &str) -> String {
    text.chars().filter(|c| c.is_alphanumeric()).collect()
}

//! The nearest word to a mistyped one, for whoever writes a file: a playbook or a configuration. Deliberately absent:
//! what people type in a chat, where a slip is forgiven by `commands`.

/// The candidate most like `word`, or nothing when none is like it at all.
pub fn nearest<'a>(word: &str, candidates: impl IntoIterator<Item = &'a str>) -> Option<String> {
    // 0.7 lets two swapped or missing letters through in a short word, but not another word of equal length.
    const ALIKE: f64 = 0.7;
    let word = word.to_lowercase();
    candidates
        .into_iter()
        .map(|candidate| (strsim::jaro_winkler(&word, &candidate.to_lowercase()), candidate))
        .filter(|(alike, _)| *alike >= ALIKE)
        .max_by(|(a, _), (b, _)| a.total_cmp(b))
        .map(|(_, candidate)| candidate.to_owned())
}

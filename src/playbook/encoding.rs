//! The bytes of a file become text, or a mistake with its line.
//!
//! Only UTF-8 is read: what another encoding meant can be guessed at, and a wrong guess would stand in front of a team.
//! Deliberately absent: letters that were already wrong when somebody saved them as good UTF-8 (`Ã¥` for `å`).

use super::Problem;

/// What Windows Notepad puts in front of a file that it saves as "Unicode".
const UTF16_MARKS: [&[u8]; 2] = [&[0xff, 0xfe], &[0xfe, 0xff]];

/// The text with plain line ends and without a mark in front; and the first place that is no text, with its line.
///
/// Where there is such a place, the text is as near as it can be read, so that the other mistakes are found all the same.
pub(super) fn decode(bytes: &[u8]) -> (String, Option<(usize, Problem)>) {
    if UTF16_MARKS.iter().any(|mark| bytes.starts_with(mark)) {
        return (String::new(), Some((1, Problem::Utf16)));
    }
    let lossy = String::from_utf8_lossy(bytes);
    // Without the mark that would say so, UTF-16 is good UTF-8 with an empty character at every other place.
    let sound = std::str::from_utf8(bytes).map_or_else(|why| why.valid_up_to(), str::len);
    let sound = bytes[..sound].iter().position(|byte| *byte == 0).unwrap_or(sound);
    let mistake = match lossy.find(char::REPLACEMENT_CHARACTER) {
        _ if sound < bytes.len() => Some((line_of(&String::from_utf8_lossy(&bytes[..sound])), Problem::NotUtf8)),
        Some(lost) => Some((line_of(&lossy[..lost]), Problem::LostCharacter)),
        None => None,
    };
    (plain(lossy.trim_start_matches('\u{feff}')), mistake)
}

/// A file saved on Windows means the same, so it has the same digest and the same lines.
fn plain(text: &str) -> String {
    text.replace("\r\n", "\n").replace('\r', "\n")
}

/// The line that begins after this text, from 1.
fn line_of(before: &str) -> usize {
    plain(before).matches('\n').count() + 1
}

#[cfg(test)]
mod tests {
    use super::*;

    fn utf16(text: &str) -> Vec<u8> {
        text.encode_utf16().flat_map(u16::to_le_bytes).collect()
    }

    #[test]
    fn what_is_no_utf8_is_named_with_its_line() {
        for (bytes, line) in [
            (b"# Sag\n\n78 \xe5r".to_vec(), 3),
            (b"\xe5ret rundt".to_vec(), 1),
            (b"en\r\nto\r\ntr\xe6".to_vec(), 3),
            (b"en\rto\rtr\xe6".to_vec(), 3),
            // Cut off in the middle of a letter.
            (b"en\nm\xc3".to_vec(), 2),
            // UTF-16 without the mark.
            (utf16("# Sag\nen"), 1),
            (b"en\nt\0o".to_vec(), 2),
        ] {
            assert_eq!(decode(&bytes).1, Some((line, Problem::NotUtf8)), "{bytes:?}");
        }
    }

    #[test]
    fn utf16_with_its_mark_is_called_what_it_is() {
        for mark in [[0xff, 0xfe], [0xfe, 0xff]] {
            let bytes = [mark.to_vec(), utf16("# Sag")].concat();
            assert_eq!(decode(&bytes).1, Some((1, Problem::Utf16)), "{bytes:?}");
        }
    }

    #[test]
    fn a_letter_that_an_editor_has_lost_is_named_too() {
        assert_eq!(decode("# Sag\n78 \u{fffd}r".as_bytes()).1, Some((2, Problem::LostCharacter)));
    }

    #[test]
    fn good_text_is_read_whatever_its_line_ends_and_whether_marked_or_not() {
        for bytes in ["\u{feff}å\r\nb\r\n", "å\rb\r", "å\nb\n"] {
            assert_eq!(decode(bytes.as_bytes()), ("å\nb\n".to_owned(), None));
        }
        assert_eq!(decode(b""), (String::new(), None));
        assert_eq!(decode("\u{feff}".as_bytes()), (String::new(), None));
    }
}

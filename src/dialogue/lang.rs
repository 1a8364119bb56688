//! The languages the bot speaks. Deliberately absent: any sentence in them; those stand in `prompts/` and `content/`.

use crate::calendar::Tongue;
use serde::{Deserialize, Serialize};
use std::fmt;
use std::str::FromStr;

/// A language with complete prompts and content. Danish is what a channel gets when nobody chose.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Lang {
    #[default]
    Da,
    En,
}

impl Lang {
    /// Every language, the default first.
    pub const ALL: [Self; 2] = [Self::Da, Self::En];

    /// `da` or `en`: the folder under `prompts/` and `content/`, and the tag in records.
    pub fn code(self) -> &'static str {
        match self {
            Self::Da => "da",
            Self::En => "en",
        }
    }

    /// Which language dates are written in.
    pub fn tongue(self) -> Tongue {
        match self {
            Self::Da => Tongue::Danish,
            Self::En => Tongue::English,
        }
    }
}

impl fmt::Display for Lang {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.code())
    }
}

/// The word named no language of ours.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("`{word}` is no language here; use `da` or `en`")]
pub struct UnknownLang {
    pub word: String,
}

/// Accepts what people type: `da`, `dansk`, `danish`, `en`, `engelsk`, `english`, in any case.
impl FromStr for Lang {
    type Err = UnknownLang;

    fn from_str(word: &str) -> Result<Self, Self::Err> {
        match word.trim().to_lowercase().as_str() {
            "da" | "dansk" | "danish" => Ok(Self::Da),
            "en" | "engelsk" | "english" => Ok(Self::En),
            _ => Err(UnknownLang { word: word.to_owned() }),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn people_write_a_language_in_several_ways() {
        for (word, lang) in [("da", Lang::Da), (" Dansk ", Lang::Da), ("EN", Lang::En), ("engelsk", Lang::En)] {
            assert_eq!(word.parse(), Ok(lang));
        }
        assert!("tysk".parse::<Lang>().is_err());
    }

    #[test]
    fn the_code_is_what_records_carry() {
        for lang in Lang::ALL {
            assert_eq!(serde_json::to_string(&lang).unwrap(), format!("\"{lang}\""));
            assert_eq!(lang.code().parse(), Ok(lang));
        }
    }
}

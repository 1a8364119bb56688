//! Seeds nobody can foresee. Deliberately absent: what is drawn from a seed; `dialogue` does that, so that it can be
//! done again.

use crate::ports::clock::Entropy;
use sha2::{Digest, Sha256};
use std::fmt;
use std::sync::atomic::{AtomicU64, Ordering};

/// The operating system has no chance to give.
#[derive(Debug, thiserror::Error)]
#[error("the operating system gives no random numbers: {0}")]
pub struct NoEntropy(getrandom::Error);

/// Seeds from one key that the operating system gave at the start: asking again could fail in the middle of a dialogue.
pub struct OsEntropy {
    key: [u8; 32],
    count: AtomicU64,
}

impl OsEntropy {
    /// # Errors
    ///
    /// The operating system gives no random numbers.
    pub fn new() -> Result<Self, NoEntropy> {
        let mut key = [0; 32];
        getrandom::fill(&mut key).map_err(NoEntropy)?;
        Ok(Self { key, count: AtomicU64::new(0) })
    }
}

impl Entropy for OsEntropy {
    fn seed(&self) -> u64 {
        let count = self.count.fetch_add(1, Ordering::Relaxed);
        let digest = Sha256::new_with_prefix(self.key).chain_update(count.to_be_bytes()).finalize();
        digest.iter().take(8).fold(0, |seed, byte| seed << 8 | u64::from(*byte))
    }
}

/// Whoever knows the key knows every seed.
impl fmt::Debug for OsEntropy {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("OsEntropy").finish_non_exhaustive()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeSet;

    #[test]
    fn no_seed_comes_twice_and_no_two_processes_share_them() {
        let (one, other) = (OsEntropy::new().unwrap(), OsEntropy::new().unwrap());
        let seeds: BTreeSet<u64> = (0..1_000).flat_map(|_| [one.seed(), other.seed()]).collect();
        assert_eq!(seeds.len(), 2_000);
        let ones = seeds.iter().map(|seed| seed.count_ones()).sum::<u32>();
        assert!((60_000..68_000).contains(&ones), "half of 128,000 bits, not {ones}");
    }
}

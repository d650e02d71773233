//! Numbers that look random and are always the same: `SplitMix64` (Steele, Lea and Flood, 2014).

/// A stream of numbers.
#[derive(Clone, Copy, Debug)]
pub(super) struct Random(u64);

const STEP: u64 = 0x9e37_79b9_7f4a_7c15;

fn mix(mut z: u64) -> u64 {
    z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    z ^ (z >> 31)
}

impl Random {
    /// The stream of this seed for this purpose.
    pub fn of(seed: u64, purpose: [u64; 3]) -> Self {
        Self(
            purpose.into_iter().fold(mix(seed.wrapping_add(STEP)), |sum, part| {
                mix(sum ^ mix(part.wrapping_add(STEP)).wrapping_add(STEP))
            }),
        )
    }

    /// The next number.
    pub fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(STEP);
        mix(self.0)
    }

    /// A number below the bound; 0 when there is none.
    pub fn below(&mut self, bound: u64) -> u64 {
        // The high half of a product is fair enough for bounds far below 2^64, and the same on every machine.
        u64::try_from((u128::from(self.next()) * u128::from(bound)) >> 64).unwrap_or_default()
    }

    /// A number from `low` to `high`, both included.
    pub fn between(&mut self, low: u64, high: u64) -> u64 {
        low + self.below(high.saturating_sub(low) + 1)
    }

    /// A number of days.
    pub fn days(&mut self, low: u64, high: u64) -> i64 {
        i64::try_from(self.between(low, high)).unwrap_or_default()
    }

    /// True so many times of a hundred.
    pub fn percent(&mut self, chance: u64) -> bool {
        self.below(100) < chance
    }

    /// One of the words; nothing of none.
    pub fn word(&mut self, words: &[&'static str]) -> &'static str {
        let index = self.below(words.len() as u64);
        usize::try_from(index).ok().and_then(|index| words.get(index)).copied().unwrap_or_default()
    }

    /// Sixteen bytes in the form of a GUID of version 8 (RFC 9562, 5.8).
    pub fn guid(&mut self) -> [u8; 16] {
        let number = u128::from(self.next()) << 64 | u128::from(self.next());
        let mut bytes = number.to_be_bytes();
        bytes[6] = bytes[6] & 0x0f | 0x80;
        bytes[8] = bytes[8] & 0x3f | 0x80;
        bytes
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The first numbers of the published algorithm for the state 1234567.
    #[test]
    fn it_is_the_published_algorithm() {
        let mut random = Random(1_234_567);
        let first: [u64; 3] = std::array::from_fn(|_| random.next());
        assert_eq!(first, [6_457_827_717_110_365_317, 3_203_168_211_198_807_973, 9_817_491_932_198_370_423]);
    }

    #[test]
    fn streams_differ_and_bounds_hold() {
        let mut one = Random::of(1, [0, 0, 0]);
        let mut other = Random::of(1, [0, 0, 1]);
        assert_ne!(one.next(), other.next());
        assert!((0..1_000).all(|_| (3..=7).contains(&one.between(3, 7))));
        assert_eq!((one.below(0), one.word(&[])), (0, ""));
        let heads = (0..10_000).filter(|_| one.percent(30)).count();
        assert!((2_700..3_300).contains(&heads), "{heads}");
    }
}

//! Who talks with whom: pairs, groups, and mending both when people come and go.
//!
//! Nobody is ever alone; one pair of three where the number is odd; as few repeats as can be found over the
//! channel's history. Randomness is the seed that comes in. Deliberately absent: when pairs are formed.

use super::ids::ParticipantId;
use rand::rngs::StdRng;
use rand::seq::SliceRandom;
use rand::{RngExt, SeedableRng};

/// How many starts the search makes. Twenty people give ten pairs; from 40 random starts with swaps the fewest
/// repeats are found in well under a millisecond.
const STARTS: usize = 40;

/// Pairs of two, and one of three where the number is odd, with the smallest sum of `repeats(a, b)`: how often
/// these two have been together before. One person alone gives one "pair" of one; nobody gives none.
pub fn pairs(
    people: &[ParticipantId],
    seed: u64,
    repeats: impl Fn(ParticipantId, ParticipantId) -> u32,
) -> Vec<Vec<ParticipantId>> {
    let mut rng = StdRng::seed_from_u64(seed);
    let mut best: Option<(u32, Vec<Vec<ParticipantId>>)> = None;
    for _ in 0..STARTS {
        let mut order = people.to_vec();
        order.shuffle(&mut rng);
        let mut found = cut(&order);
        let cost = improve(&mut found, &repeats);
        if best.as_ref().is_none_or(|(least, _)| cost < *least) {
            best = Some((cost, found));
        }
        if cost == 0 {
            break;
        }
    }
    best.map(|(_, found)| found).unwrap_or_default()
}

fn cut(order: &[ParticipantId]) -> Vec<Vec<ParticipantId>> {
    let mut pairs: Vec<Vec<ParticipantId>> = order.chunks(2).map(<[_]>::to_vec).collect();
    if pairs.len() > 1 && pairs.last().is_some_and(|last| last.len() == 1) {
        let alone = pairs.pop().unwrap_or_default();
        if let Some(last) = pairs.last_mut() {
            last.extend(alone);
        }
    }
    pairs
}

/// Swaps two people between pairs as long as that lowers the cost. Returns the cost reached.
fn improve(pairs: &mut [Vec<ParticipantId>], repeats: &impl Fn(ParticipantId, ParticipantId) -> u32) -> u32 {
    let cost = |pair: &[ParticipantId]| -> u32 {
        (0..pair.len()).flat_map(|i| (0..i).map(move |j| (i, j))).map(|(i, j)| repeats(pair[i], pair[j])).sum()
    };
    loop {
        let mut better = false;
        for a in 0..pairs.len() {
            for b in 0..a {
                for i in 0..pairs[a].len() {
                    for j in 0..pairs[b].len() {
                        let before = cost(&pairs[a]) + cost(&pairs[b]);
                        swap(pairs, (a, i), (b, j));
                        if cost(&pairs[a]) + cost(&pairs[b]) < before {
                            better = true;
                        } else {
                            swap(pairs, (a, i), (b, j));
                        }
                    }
                }
            }
        }
        if !better {
            return pairs.iter().map(|pair| cost(pair)).sum();
        }
    }
}

fn swap(pairs: &mut [Vec<ParticipantId>], (a, i): (usize, usize), (b, j): (usize, usize)) {
    let kept = pairs[a][i];
    pairs[a][i] = pairs[b][j];
    pairs[b][j] = kept;
}

/// Takes in somebody who came late, without breaking another pair: beside one left alone, else as the second half of
/// a three's third member, else as the third of the smallest-numbered pair they have been with least.
pub fn let_in(
    pairs: &mut Vec<Vec<ParticipantId>>,
    who: ParticipantId,
    repeats: impl Fn(ParticipantId, ParticipantId) -> u32,
) {
    if let Some(alone) = pairs.iter_mut().find(|pair| pair.len() == 1) {
        alone.push(who);
    } else if let Some(three) = pairs.iter_mut().find(|pair| pair.len() > 2) {
        let third = three.pop();
        pairs.push(third.into_iter().chain([who]).collect());
    } else if let Some(pair) = pairs
        .iter_mut()
        .filter(|pair| !pair.is_empty())
        .min_by_key(|pair| pair.iter().map(|p| repeats(*p, who)).sum::<u32>())
    {
        pair.push(who);
    } else {
        pairs.push(vec![who]);
    }
}

/// Lets somebody go. A partner left alone gets the third member of a three, else joins another pair.
/// Pairs keep their places in the list, so that turns stay valid; an emptied pair stays as an empty list.
pub fn let_go(pairs: &mut [Vec<ParticipantId>], who: ParticipantId) {
    let Some(at) = pairs.iter().position(|pair| pair.contains(&who)) else { return };
    pairs[at].retain(|p| *p != who);
    if pairs[at].len() != 1 {
        return;
    }
    if let Some(three) = (0..pairs.len()).find(|i| *i != at && pairs[*i].len() > 2) {
        if let Some(third) = pairs[three].pop() {
            pairs[at].push(third);
        }
    } else if let Some(other) =
        (0..pairs.len()).filter(|i| *i != at && !pairs[*i].is_empty()).min_by_key(|i| pairs[*i].len())
    {
        let alone = std::mem::take(&mut pairs[at]);
        pairs[other].extend(alone);
    }
}

/// Merges whole pairs into groups of 4–6. Four or five people get a new partner instead (source 000, step 3);
/// seven stay as 4 + 3, since three pairs of whom one is a three would be more than six.
pub fn groups(pairs: &[Vec<ParticipantId>]) -> Vec<Vec<ParticipantId>> {
    let mut pairs: Vec<Vec<ParticipantId>> = pairs.iter().filter(|pair| !pair.is_empty()).cloned().collect();
    let people: usize = pairs.iter().map(Vec::len).sum();
    if people < 4 {
        return vec![pairs.concat()].into_iter().filter(|group| !group.is_empty()).collect();
    }
    if people < 6 {
        return new_partners(&pairs);
    }
    if people == 7 {
        pairs.sort_by_key(Vec::len);
        let three = pairs.pop().unwrap_or_default();
        return vec![pairs.concat(), three];
    }
    // The three, where there is one, goes first: two by two it makes a five, never a seven.
    pairs.sort_by_key(|pair| std::cmp::Reverse(pair.len()));
    let mut groups: Vec<Vec<ParticipantId>> = pairs.chunks(2).map(<[_]>::concat).collect();
    if pairs.len() % 2 == 1 {
        let single = groups.pop().unwrap_or_default();
        if let Some(last) = groups.last_mut() {
            last.extend(single);
        }
    }
    groups
}

/// Every pair gives its first member to the next one.
fn new_partners(pairs: &[Vec<ParticipantId>]) -> Vec<Vec<ParticipantId>> {
    let firsts: Vec<_> = pairs.iter().filter_map(|pair| pair.first().copied()).collect();
    pairs
        .iter()
        .enumerate()
        .map(|(i, pair)| {
            let from_next = firsts[(i + 1) % firsts.len()];
            std::iter::once(from_next).chain(pair.iter().skip(1).copied()).collect()
        })
        .collect()
}

/// Somebody who comes when groups are formed goes to the smallest.
pub fn let_into_group(groups: &mut Vec<Vec<ParticipantId>>, who: ParticipantId) {
    match groups.iter_mut().filter(|group| !group.is_empty()).min_by_key(|group| group.len()) {
        Some(smallest) => smallest.push(who),
        None => groups.push(vec![who]),
    }
}

/// Somebody leaves; a member left alone goes to the smallest other group. Groups keep their places.
pub fn let_go_of_group(groups: &mut [Vec<ParticipantId>], who: ParticipantId) {
    let Some(at) = groups.iter().position(|group| group.contains(&who)) else { return };
    groups[at].retain(|p| *p != who);
    if groups[at].len() != 1 {
        return;
    }
    if let Some(other) =
        (0..groups.len()).filter(|i| *i != at && !groups[*i].is_empty()).min_by_key(|i| groups[*i].len())
    {
        let alone = std::mem::take(&mut groups[at]);
        groups[other].extend(alone);
    }
}

/// The order in which pairs present, those who presented least before first. With `pluck` only three of them
/// (two where there are fewer than six pairs), as source 000's tip for more than twelve participants.
pub fn turns(
    pairs: &[Vec<ParticipantId>],
    pluck: bool,
    seed: u64,
    presented: impl Fn(ParticipantId) -> u32,
) -> Vec<u16> {
    let mut order: Vec<u16> =
        (0..pairs.len()).filter(|i| !pairs[*i].is_empty()).filter_map(|i| u16::try_from(i).ok()).collect();
    if pluck {
        order.shuffle(&mut StdRng::seed_from_u64(seed));
        order.sort_by_key(|i| pairs[usize::from(*i)].iter().map(|p| presented(*p)).sum::<u32>());
        order.truncate(if pairs.len() < 6 { 2 } else { 3 });
    }
    order
}

/// A shuffled copy, for ideas shown without a trace of who wrote them.
pub fn mixed(numbers: &[u16], seed: u64) -> Vec<u16> {
    let mut order = numbers.to_vec();
    order.shuffle(&mut StdRng::seed_from_u64(seed));
    order
}

/// The lot between tied proposals: the rule said at the start.
pub fn lot(among: &[u16], seed: u64) -> Option<u16> {
    if among.is_empty() {
        return None;
    }
    among.get(StdRng::seed_from_u64(seed).random_range(0..among.len())).copied()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use std::collections::BTreeSet;

    fn people(n: u16) -> Vec<ParticipantId> {
        (1..=n).map(ParticipantId).collect()
    }

    fn all(of: &[Vec<ParticipantId>]) -> BTreeSet<ParticipantId> {
        of.iter().flatten().copied().collect()
    }

    fn sizes(of: &[Vec<ParticipantId>]) -> Vec<usize> {
        let mut sizes: Vec<_> = of.iter().map(Vec::len).filter(|n| *n > 0).collect();
        sizes.sort_unstable();
        sizes
    }

    proptest! {
        #[test]
        fn nobody_is_alone_in_pair_or_group(n in 4u16..=20, seed: u64) {
            let pairs = pairs(&people(n), seed, |_, _| 0);
            prop_assert_eq!(all(&pairs).len(), usize::from(n));
            prop_assert!(pairs.iter().all(|p| p.len() == 2 || p.len() == 3));
            prop_assert_eq!(pairs.iter().filter(|p| p.len() == 3).count(), usize::from(n % 2));
            let groups = groups(&pairs);
            prop_assert_eq!(all(&groups).len(), usize::from(n));
            let fits = |len: usize| if n < 6 { len == 2 || len == 3 } else if n == 7 { len == 3 || len == 4 } else { (4..=6).contains(&len) };
            prop_assert!(groups.iter().all(|g| fits(g.len())), "{:?}", sizes(&groups));
            if n >= 6 {
                prop_assert!(pairs.iter().all(|pair| groups.iter().any(|g| pair.iter().all(|p| g.contains(p)))));
            }
        }

        #[test]
        fn comings_and_goings_leave_nobody_alone(n in 4u16..=20, seed: u64, moves in prop::collection::vec((any::<bool>(), any::<u16>()), 0..30)) {
            let mut pairs = pairs(&people(n), seed, |_, _| 0);
            let mut groups = groups(&pairs);
            let mut next = n;
            for (comes, pick) in moves {
                let here: Vec<_> = all(&pairs).into_iter().collect();
                if comes && here.len() < 20 {
                    next += 1;
                    let_in(&mut pairs, ParticipantId(next), |_, _| 0);
                    let_into_group(&mut groups, ParticipantId(next));
                } else if here.len() > 2 {
                    let gone = here[usize::from(pick) % here.len()];
                    let_go(&mut pairs, gone);
                    let_go_of_group(&mut groups, gone);
                }
                prop_assert_eq!(all(&pairs), all(&groups));
                prop_assert!(!sizes(&pairs).contains(&1), "{:?}", pairs);
                prop_assert!(!sizes(&groups).contains(&1), "{:?}", groups);
            }
        }

        #[test]
        fn history_is_avoided(n in 2u16..=10, seed: u64) {
            // With 2n people and last time's pairs known, no pair need repeat.
            let people = people(2 * n);
            let last = pairs(&people, seed, |_, _| 0);
            let together = |a: ParticipantId, b: ParticipantId| u32::from(last.iter().any(|p| p.contains(&a) && p.contains(&b)));
            let now = pairs(&people, seed.wrapping_add(1), together);
            prop_assert!(now.iter().all(|p| together(p[0], p[1]) == 0));
        }
    }

    #[test]
    fn groups_have_the_sizes_the_source_asks_for() {
        let sizes_of = |n| sizes(&groups(&pairs(&people(n), 7, |_, _| 0)));
        assert_eq!(sizes_of(4), [2, 2]);
        assert_eq!(sizes_of(5), [2, 3]);
        assert_eq!(sizes_of(6), [6]);
        assert_eq!(sizes_of(7), [3, 4]);
        assert_eq!(sizes_of(9), [4, 5]);
        assert_eq!(sizes_of(10), [4, 6]);
        assert_eq!(sizes_of(11), [5, 6]);
        assert_eq!(sizes_of(13), [4, 4, 5]);
        assert_eq!(sizes_of(20), [4, 4, 4, 4, 4]);
    }

    #[test]
    fn four_people_get_a_new_partner() {
        let old = pairs(&people(4), 1, |_, _| 0);
        let new = groups(&old);
        assert!(new.iter().all(|pair| !old.iter().any(|o| o.iter().all(|p| pair.contains(p)))));
    }

    #[test]
    fn those_who_presented_least_are_plucked() {
        let pairs: Vec<Vec<_>> = people(14).chunks(2).map(<[_]>::to_vec).collect();
        let plucked = turns(&pairs, true, 3, |p| u32::from(p.0 > 6));
        assert_eq!(plucked.iter().copied().collect::<BTreeSet<_>>(), BTreeSet::from([0, 1, 2]));
        assert_eq!(turns(&pairs, false, 3, |_| 0).len(), 7);
    }
}

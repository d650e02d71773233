//! Putting lists in order. Sorting is compiled anew for each type that is sorted, and four times for a cached key; in a
//! browser that is a tenth of the program. Here only places are sorted, so it is compiled once.

use std::cmp::Ordering;

/// In the order of the keys, each made once; equal ones stay as they were.
pub fn by_key<T, K: Ord>(items: &mut Vec<T>, key: impl Fn(&T) -> K) {
    let keys: Vec<K> = items.iter().map(key).collect();
    let order = places(keys.len(), &|one, other| keys.get(one).cmp(&keys.get(other)));
    put(items, order);
}

/// In this order; equal ones stay as they were.
pub fn by<T>(items: &mut Vec<T>, compare: impl Fn(&T, &T) -> Ordering) {
    let order = places(items.len(), &|one, other| match (items.get(one), items.get(other)) {
        (Some(one), Some(other)) => compare(one, other),
        (one, other) => one.is_some().cmp(&other.is_some()),
    });
    put(items, order);
}

#[inline(never)]
fn places(count: usize, compare: &dyn Fn(usize, usize) -> Ordering) -> Vec<usize> {
    let mut places: Vec<usize> = (0..count).collect();
    places.sort_by(|one, other| compare(*one, *other));
    places
}

fn put<T>(items: &mut Vec<T>, order: Vec<usize>) {
    let mut taken: Vec<Option<T>> = items.drain(..).map(Some).collect();
    items.extend(order.into_iter().filter_map(|place| taken.get_mut(place)?.take()));
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn as_the_standard_library_sorts() {
        let words = ["pear", "fig", "apple", "plum", "kiwi", "fig", "lime"];
        let (mut one, mut two) = (words.to_vec(), words.to_vec());
        by_key(&mut one, |word| word.len());
        two.sort_by_key(|word| word.len());
        assert_eq!(one, two);
        by(&mut one, |a, b| b.cmp(a));
        two.sort_by(|a, b| b.cmp(a));
        assert_eq!(one, two);
        by_key(&mut Vec::<u8>::new(), |it| *it);
    }
}

//! The way back through a list that is read by key: its pages know where to go on, but not where they came from.

/// The places of the pages up to the one shown, as far as this visit saw them. The first page has none.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Trail(Vec<Option<String>>);

impl Trail {
    /// The page at this place is shown: by going on, going back, or by its address.
    pub fn arrive(&mut self, place: Option<String>) {
        if place.is_none() {
            self.0.clear();
        } else if let Some(at) = self.0.iter().position(|known| *known == place) {
            self.0.truncate(at);
        }
        self.0.push(place);
    }

    /// The place of the page before; where this visit did not see it, the first page. `None`: this is the first page.
    pub fn before(&self) -> Option<Option<String>> {
        match &self.0[..] {
            [] | [None] => None,
            [Some(_)] => Some(None),
            [.., before, _] => Some(before.clone()),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(place: &str) -> Option<String> {
        Some(place.to_owned())
    }

    #[test]
    fn the_way_back_is_the_way_that_was_gone() {
        let mut trail = Trail::default();
        assert_eq!(trail.before(), None);
        for (place, before) in [
            (None, None),
            (at("b"), Some(None)),
            (at("c"), Some(at("b"))),
            (at("b"), Some(None)),
            (at("c"), Some(at("b"))),
            (None, None),
            // By a link or a reload: what was before is not known.
            (at("x"), Some(None)),
        ] {
            trail.arrive(place.clone());
            assert_eq!(trail.before(), before, "{place:?}");
        }
        let mut reloaded = Trail::default();
        reloaded.arrive(at("x"));
        assert_eq!(reloaded.before(), Some(None));
    }
}

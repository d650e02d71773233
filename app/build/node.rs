//! The shape of a catalogue file.

use serde::de::{Deserialize, Deserializer, Error as _, MapAccess, Visitor};
use std::fmt;

/// JSON as a catalogue may have it: objects and texts; the order kept and a repeated key refused,
/// which a plain map would swallow.
pub enum Node {
    /// A message, or one form of it.
    Text(String),
    /// Messages and groups by their names.
    Tree(Vec<(String, Node)>),
}

impl<'de> Deserialize<'de> for Node {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(NodeVisitor)
    }
}

struct NodeVisitor;

impl<'de> Visitor<'de> for NodeVisitor {
    type Value = Node;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a text or an object of texts")
    }

    fn visit_str<E>(self, text: &str) -> Result<Node, E> {
        Ok(Node::Text(text.to_owned()))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Node, A::Error> {
        let mut children: Vec<(String, Node)> = Vec::new();
        while let Some((name, child)) = map.next_entry::<String, Node>()? {
            if children.iter().any(|(known, _)| *known == name) {
                return Err(A::Error::custom(format!("the key `{name}` stands twice")));
            }
            children.push((name, child));
        }
        Ok(Node::Tree(children))
    }
}

//! Imports over the in-memory store, from files in the shapes of Partner Center and Graph.

mod broken;
mod contacts;
mod sample;
mod world;

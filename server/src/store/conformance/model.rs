//! Random sequences, the store in memory as the oracle.

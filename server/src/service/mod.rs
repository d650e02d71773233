//! Use cases, one a file. They know the store by its trait, no HTTP and no SQL.

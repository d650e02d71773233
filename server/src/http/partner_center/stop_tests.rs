//! What is told of a fault of the server.

use super::*;
use crate::store::StoreError;

#[test]
fn a_fault_of_the_server_says_nothing_of_itself() {
    for (error, status, number) in [
        (StoreError::Failed("disk sda1".to_owned()), 500, 800_003),
        (StoreError::Inconsistent { table: "contact", what: "row 7".to_owned() }, 500, 800_003),
        (StoreError::Unavailable("locked".to_owned()), 503, 800_003),
        (StoreError::ReadOnly("sda1".to_owned()), 503, 800_003),
    ] {
        let stop = Stop::from(Failure::from(error));
        let body = serde_json::to_string(&stop.0.fault).unwrap();
        assert_eq!((stop.0.status, stop.0.fault.code), (status, number));
        assert!(stop.0.detail.is_some(), "the log is told");
        assert!(!["sda1", "row 7", "locked"].iter().any(|secret| body.contains(secret)), "{body}");
        assert_eq!(stop.into_response().headers().contains_key(RETRY_AFTER), status == 503);
    }
}

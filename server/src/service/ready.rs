//! Can requests be answered?

use super::Failure;
use crate::app::App;
use crate::store::Store;

/// Can the store be read and written now?
pub async fn ready<S: Store>(app: &App<S>) -> Result<(), Failure> {
    Ok(app.store.ready().await?)
}

//! Importing names from other formats.

#[cfg(feature = "builtin")]
mod collections;
mod formats;

use aalam::Gazetteer;
use proptest::prelude::*;

/// Returns whether each entry of an imported gazetteer can be loaded again from its line.
fn check_entries_load(gazetteer: &Gazetteer) -> Result<(), TestCaseError> {
    for entry in gazetteer.entries() {
        let line = serde_json::to_string(&entry.to_entry()).unwrap();
        prop_assert!(Gazetteer::from_jsonl(&line).is_ok(), "{}", line);
    }
    Ok(())
}

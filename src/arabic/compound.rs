//! Names of two words that many write as one.

/// What stands behind عبد in a name such as عبدالحميد, which careful writers keep apart: the name of God, الحميد.
pub(crate) fn behind_servant(word: &str) -> Option<&str> {
    let second = word.strip_prefix("عبد")?;
    let letters = second.strip_prefix("ال")?.chars();
    (letters.count() >= 2).then_some(second)
}

//! Names of two words that many write as one.

/// Returns what follows عبد in a name written as one word: the name of God, such as الحميد in عبدالحميد, which careful writers keep apart.
pub(crate) fn behind_servant(word: &str) -> Option<&str> {
    let second = word.strip_prefix("عبد")?;
    let letters = second.strip_prefix("ال")?.chars();
    (letters.count() >= 2).then_some(second)
}

//! The fields of an entry, and their names in files.

use serde::Deserialize;

/// A field of an entry.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Deserialize)]
#[serde(field_identifier, rename_all = "snake_case")]
pub(crate) enum Field {
    Id,
    Kind,
    Name,
    Aliases,
    WeakAliases,
    Latin,
    Country,
    Gender,
    Priority,
    Nisba,
    Foreign,
    Links,
    Attributes,
    Extend,
}

impl Field {
    /// Every field, in the order of the documentation.
    pub(crate) const ALL: [Self; 14] = [
        Self::Id,
        Self::Kind,
        Self::Name,
        Self::Aliases,
        Self::WeakAliases,
        Self::Latin,
        Self::Country,
        Self::Gender,
        Self::Priority,
        Self::Nisba,
        Self::Foreign,
        Self::Links,
        Self::Attributes,
        Self::Extend,
    ];

    /// The name of the field in JSON, and the header of its column.
    pub(crate) fn as_str(self) -> &'static str {
        match self {
            Self::Id => "id",
            Self::Kind => "kind",
            Self::Name => "name",
            Self::Aliases => "aliases",
            Self::WeakAliases => "weak_aliases",
            Self::Latin => "latin",
            Self::Country => "country",
            Self::Gender => "gender",
            Self::Priority => "priority",
            Self::Nisba => "nisba",
            Self::Foreign => "foreign",
            Self::Links => "links",
            Self::Attributes => "attributes",
            Self::Extend => "extend",
        }
    }

    /// The field's bit in a set of fields.
    pub(super) fn bit(self) -> u16 {
        1 << self as u16
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn json_has_the_same_names() {
        for (number, field) in Field::ALL.into_iter().enumerate() {
            let read: Field = serde_json::from_str(&format!("{:?}", field.as_str())).unwrap();
            assert_eq!((read, field.bit()), (field, 1 << number));
        }
    }
}

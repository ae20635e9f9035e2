//! The page's Arabic words for evidence, which has English names everywhere else.

use crate::mention::evidence::Evidence;

/// Returns the Arabic name of a piece of evidence.
pub(super) fn arabic(evidence: Evidence) -> &'static str {
    match evidence {
        Evidence::Given => "اسم أول",
        Evidence::WeakGiven => "اسم أول محتمل",
        Evidence::Family => "اسم عائلة",
        Evidence::WeakFamily => "اسم عائلة محتمل",
        Evidence::Servant => "اسم مركب بعبد",
        Evidence::Kunya => "كنية",
        Evidence::Nasab => "نسب بابن",
        Evidence::Unknown => "كلمة غير معروفة",
        Evidence::Ordinal => "رقم ترتيبي",
        Evidence::Title => "لقب قبله",
        Evidence::Saying => "فعل قول قبله",
        Evidence::Clause => "مقول القول بعده",
        Evidence::Reference => "ذُكر كاملًا من قبل",
        Evidence::Acronym => "اختصار بين قوسين",
        Evidence::Designator => "اسم نوع قبله",
        Evidence::Head => "رأس الاسم",
        Evidence::Complement => "تتمة الاسم",
        Evidence::Quoted => "اسم بين علامتي تنصيص",
        Evidence::Field => "مجال اللقب",
        Evidence::Nationality => "جنسية بعده",
    }
}

//! Text for the benches: generated from a fixed seed, so that every machine measures the same.

use aalam::Gazetteer;
use fastrand::Rng;

/// Words between the names: function words and the nouns and verbs of any news text.
const FILLER: &str = "في من إلى على عن مع أن إن كان قد لم لا ما هذا هذه الذي التي بعد قبل بين خلال حول منذ حتى كما أيضا وقال وأضاف وأكد \
    وأوضح وأشار وذكر وتابع بحسب وفق بيان تصريح لقاء اجتماع مؤتمر زيارة اتفاق قرار مشروع خطة عملية هجوم أزمة حرب سلام انتخابات \
    حكومته الأوضاع الأمنية السياسية الاقتصادية العسكرية الدولية الإقليمية المحلية الأخيرة الجديدة المقبلة الماضي الجاري العام \
    اليوم أمس غدا صباح مساء شهر أسبوع سنوات مليون مليار دولار نسبة ارتفاع انخفاض أسعار النفط والغاز والطاقة القطاع الخاص \
    المواطنين السكان المدنيين القتلى الجرحى النازحين المساعدات الإنسانية الطبية الغذائية تعزيز تطوير تنفيذ دعم استمرار ضرورة \
    أهمية جهود سبل آفاق علاقات تعاون شراكة استثمار تجارة صناعة زراعة تعليم صحة بيئة مياه طرق مدارس مستشفيات شبابا نساء أطفالا";

/// Letters in about the order of their frequency in print.
const LETTERS: &str = "اااالللليييممموونننرررتتبعدسفهقحجكشصطخذزثضغءظ";

/// `bytes` bytes of text: of a hundred words about six belong to a name of the gazetteer, half of the rest is filler, the rest
/// are words that no list has. One name in twelve has a proclitic; some words have diacritics or tatweel.
pub fn text(bytes: usize) -> String {
    let mut rng = Rng::with_seed(0xA1A4);
    let names: Vec<&str> = Gazetteer::builtin().entries().map(|entry| entry.name()).collect();
    let filler: Vec<&str> = FILLER.split_whitespace().collect();
    let letters: Vec<char> = LETTERS.chars().collect();
    let mut text = String::with_capacity(bytes + 100);
    while text.len() < bytes {
        match rng.u32(0..100) {
            0..4 => {
                if let (true, Some(clitic)) = (rng.u32(0..12) == 0, rng.choice(["و", "ب", "ول"])) {
                    text.push_str(clitic);
                }
                text.push_str(rng.choice(&names).copied().unwrap_or_default());
            }
            4..52 => text.push_str(rng.choice(&filler).copied().unwrap_or_default()),
            _ => {
                let marked = rng.u32(0..40) == 0;
                for _ in 0..rng.u32(3..8) {
                    text.push(rng.choice(&letters).copied().unwrap_or('ا'));
                    if marked {
                        text.push(rng.choice(['\u{64E}', '\u{650}', '\u{652}', '\u{640}']).unwrap_or('\u{64E}'));
                    }
                }
            }
        }
        text.push_str(match rng.u32(0..60) {
            0 => ".\n",
            1..4 => "، ",
            4 => " \"",
            _ => " ",
        });
    }
    text
}

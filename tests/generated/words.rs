//! Words: a few hundred real ones, roughly by frequency, followed by any number of generated ones that look real, made of roots and
//! patterns or of syllables.

use std::collections::{HashMap, HashSet};
use std::iter::{empty, repeat_with};

use fastrand::Rng;

use super::rank;

/// The words of any text, the most frequent first.
const COMMON: &str = "في من على إلى أن التي عن كان مع بعد الذي بين ما هذه حيث كما هو هذا كانت ذلك وقد هي لا قبل لم تم إن خلال أو \
    قال وكان كل عند منذ غير قد حتى أكثر لها له بعض فيها أحد عدد إذا أول ولا أي لكن ثم بها فيه به حول مثل عليه وهو وهي يوم أنه دون كما \
    لقد عدة منها منه إحدى عليها ضد بشكل أيضا نحو تحت والتي معظم اليوم أنها ليس ولم الثاني الأولى العام الأول ولكن سنة عام مدينة منطقة \
    خاصة جديدة كبير كبيرة مختلفة هناك وذلك وقال بسبب بينما أمام جميع فقد أكبر نفس ولد توفي القرن الحرب العالم البلاد الدولة الحكومة \
    النظام الشعب الجيش المدينة المنطقة المياه الأرض الحياة التاريخ اللغة العربية الإسلامية الدولية الوطنية السياسية الاقتصادية \
    العسكرية الاجتماعية الثقافية العالمية القديمة الجديدة الكبرى الحديثة المختلفة الرئيسية الشمالية الجنوبية الشرقية الغربية \
    وأضاف وأكد وأوضح وأشار وذكر وتابع أعلن طالب دعا شدد بحسب وفق بيان تصريح لقاء اجتماع مؤتمر زيارة اتفاق قرار مشروع خطة عملية \
    هجوم أزمة حرب سلام انتخابات الأوضاع الأمن السلام القوات الأخيرة المقبلة الماضي الجاري أمس غدا صباح مساء شهر أسبوع سنوات أشهر أيام \
    مليون مليار ألف دولار نسبة ارتفاع انخفاض أسعار النفط الغاز الطاقة القطاع الخاص السوق الشركات المواطنين السكان المدنيين القتلى \
    الجرحى النازحين اللاجئين المساعدات الإنسانية الطبية الغذائية تعزيز تطوير تنفيذ دعم استمرار ضرورة أهمية جهود سبل علاقات تعاون \
    شراكة استثمار تجارة صناعة زراعة تعليم صحة بيئة مياه طرق مدارس مستشفيات شباب نساء أطفال رجال عائلة بيت شارع كتاب رواية فيلم \
    فريق مباراة لاعب مدرب هدف بطولة كأس دوري موسم نتيجة فوز خسارة تعادل جائزة لقب تاريخية علمية دراسة بحث نظرية طريقة أنواع نوع \
    جزء أجزاء قسم أقسام مركز مراكز مستوى مجال مجالات دور أدوار سبب أسباب نتائج آثار تأثير تغيير إنتاج استخدام وجود وصول خروج دخول";

/// Given names.
const GIVEN: &str = "محمد أحمد علي محمود حسن حسين إبراهيم مصطفى يوسف خالد عمر سعيد عبدالله صالح سليمان طارق ياسر هشام سامي كريم \
    ناصر فيصل سلمان بندر تركي ماجد وليد زياد أنور حمزة عثمان بكر بلال مروان رامي شادي عماد نبيل جمال كمال هاني أشرف أيمن أسامة \
    إسماعيل إسحاق داود موسى عيسى يحيى زكريا هارون يونس أيوب نوح آدم جابر جعفر رضا مهدي عباس قاسم حيدر صادق باقر كاظم جواد فاضل \
    فاطمة عائشة خديجة مريم زينب سارة نورا ليلى هدى منى سلمى هند أمل إيمان رانيا دينا ياسمين لينا سعاد نجاة سميرة نادية \
    جون جورج مايكل ديفيد روبرت جيمس وليام توماس تشارلز بيتر بول مارك ستيفن أندرو كارلوس خوسيه أنطونيو ماريا آنا فلاديمير سيرغي \
    ألكسندر ديمتري نيكولاي ميخائيل إيفان بيير جان فرانسوا لويس هنري فيليب كارل هانز فولفغانغ جوزيبي ماريو لوكا";

/// Family names.
const FAMILY: &str = "المصري العراقي الشامي التونسي المغربي السوداني الحسيني الحسني الهاشمي القرشي العلوي الحسن الأحمد العلي الخطيب \
    النجار الحداد الخياط الصباغ البنا الفقيه القاضي الشيخ السيد الشريف الأمين الزعبي العمري الخالدي الحلبي الدمشقي البغدادي \
    الكوفي البصري الموصلي الكردي الجزائري الوهراني القسنطيني الفاسي المراكشي الطرابلسي الغرياني المصراتي الورفلي الزنتاني حفتر \
    الدبيبة باشاغا السراج المنفي الكبير صنع الله عثمان منصور سالم غانم عزام حجازي شلبي رزق بدوي فهمي زكي شكري صبري حلمي \
    سميث جونسون براون ويلسون مارتن تايلور أندرسون توماس جاكسون هاريس غارسيا رودريغيز لوبيز فرنانديز سيلفا سانتوس مولر شميدت فيشر \
    فيبر إيفانوف بيتروف سيدوروف كوزنتسوف بوتين لافروف دوبوا برنار روسو بيانكي روسي فيراري";

/// The first words of constructs, which are organizations and titles.
const HEADS: &str = "وزارة شركة حزب جامعة مجلس هيئة منظمة لجنة بنك جمعية مؤسسة اتحاد حركة نادي صحيفة وكالة مركز معهد مستشفى كلية \
    محكمة رئيس وزير مدير إدارة مصلحة نقابة جبهة مجموعة فرقة لواء كتيبة قوات جيش قناة إذاعة دار متحف مطار ميناء غرفة صندوق مكتب \
    الاتحاد الجمعية الهيئة المجلس البنك الشركة المؤسسة اللجنة الجامعة المنظمة";

/// The second words of constructs, without the article.
const NOUNS: &str = "دفاع خارجية داخلية مالية اقتصاد تعليم صحة تجارة صناعة زراعة نفط طاقة نقل إعلام ثقافة سياحة رياضة بيئة عدل عمل شعب \
    وطن عمال شباب نساء طلاب أطباء مهندسين محامين صحفيين علوم آداب هندسة طب قانون فنون تقنية اتصالات تأمين استثمار تطوير بناء \
    مقاولات أمن حدود ضرائب جمارك إحصاء انتخابات حقوق إنسان تحرير نصر كرامة عدالة تنمية إصلاح وحدة سلام نهضة مستقبل";

/// Places of one word.
const PLACES: &str = "مصر سوريا العراق لبنان الأردن فلسطين السعودية اليمن عمان قطر الكويت البحرين السودان ليبيا تونس الجزائر المغرب \
    موريتانيا الصومال تركيا إيران روسيا الصين اليابان الهند باكستان أفغانستان فرنسا ألمانيا إيطاليا إسبانيا بريطانيا هولندا بلجيكا \
    بولندا أوكرانيا رومانيا اليونان البرازيل الأرجنتين المكسيك أستراليا إثيوبيا نيجيريا القاهرة الإسكندرية دمشق حلب بغداد البصرة \
    الموصل بيروت طرابلس بنغازي مصراتة الرياض مكة صنعاء عدن الخرطوم الرباط مراكش وهران باريس لندن برلين روما مدريد موسكو واشنطن \
    نيويورك طهران أنقرة إسطنبول بكين طوكيو";

/// The consonants of roots, roughly by frequency.
const ROOTS: &str = "رررلللنننمممبببعععدددففقققسسسحححجكككششطصخخهضزغثذ";

/// Patterns of nouns and verbs. The digits stand for the three letters of the root.
const PATTERNS: [&str; 32] = [
    "123",
    "123",
    "123",
    "1ا23",
    "1ا23",
    "12ا3",
    "12ا3",
    "12ي3",
    "12ي3",
    "12و3",
    "12و3",
    "م123",
    "م123",
    "م12و3",
    "م1ا23",
    "م12ا3",
    "ت12ي3",
    "ت1ا23",
    "ي123",
    "ي123",
    "ت123",
    "أ12ا3",
    "إ12ا3",
    "12ائ3",
    "ا1ت2ا3",
    "است12ا3",
    "ان12ا3",
    "يت123",
    "ن123",
    "م1ت23",
    "مست123",
    "123ان",
];

const PREFIXES: [&str; 16] = ["", "", "", "", "", "", "", "", "", "ال", "ال", "ال", "ال", "و", "بال", "ب"];

const SUFFIXES: [&str; 16] = ["", "", "", "", "", "", "", "", "", "ة", "ة", "ية", "ات", "ين", "ها", "ه"];

/// The sounds of transliterated words.
const CONSONANTS: &str = "ببتجدررسسشغففكككللمممنننووهزتي";

const VOWELS: [&str; 8] = ["ا", "ا", "ي", "ي", "و", "و", "", ""];

const ENDINGS: [&str; 12] = ["", "", "ن", "ن", "س", "ر", "ل", "ا", "ي", "وف", "سون", "نغ"];

/// Draws a letter of `letters`.
fn letter(rng: &mut Rng, letters: &str) -> char {
    letters.chars().nth(rng.usize(0..letters.len() / 2)).expect("every letter has two bytes")
}

/// Draws one of `choices`.
fn one<'c>(rng: &mut Rng, choices: &[&'c str]) -> &'c str {
    choices[rng.usize(0..choices.len())]
}

/// Generates a word from a root.
fn rooted(rng: &mut Rng) -> String {
    let root = [0; 3].map(|_| letter(rng, ROOTS));
    let pattern = one(rng, &PATTERNS).chars();
    pattern.map(|c| c.to_digit(10).map_or(c, |digit| root[digit as usize - 1])).collect()
}

/// Generates a word from a root, with prefixes and suffixes.
fn inflected(rng: &mut Rng) -> String {
    let (prefix, word, suffix) = (one(rng, &PREFIXES), rooted(rng), one(rng, &SUFFIXES));
    format!("{prefix}{word}{suffix}")
}

/// A transliterated word.
fn foreign(rng: &mut Rng) -> String {
    let mut word = String::new();
    for _ in 0..rng.usize(2..5) {
        word.push(letter(rng, CONSONANTS));
        word.push_str(one(rng, &VOWELS));
    }
    word + one(rng, &ENDINGS)
}

/// The words that texts and names are made of. Each list is sorted by frequency.
pub struct Words {
    /// Words of any text.
    pub ordinary: Vec<String>,
    pub given: Vec<String>,
    pub family: Vec<String>,
    /// Transliterated words, with which names of companies and places begin.
    pub foreign: Vec<String>,
    pub heads: Vec<String>,
    pub nouns: Vec<String>,
    /// Names of one word, most of them places.
    pub places: Vec<String>,
}

impl Words {
    /// Returns real words, followed by generated ones.
    pub fn new() -> Self {
        let mut rng = Rng::with_seed(1);
        Self {
            ordinary: list(COMMON, 1 << 18, repeat_with(|| inflected(&mut rng))),
            given: list(GIVEN, 1 << 14, repeat_with(|| either(&mut rng, rooted))),
            family: list(FAMILY, 1 << 16, repeat_with(|| either(&mut rng, |rng| format!("ال{}ي", rooted(rng))))),
            foreign: list("", 1 << 16, repeat_with(|| foreign(&mut rng))),
            heads: list(HEADS, usize::MAX, empty()),
            nouns: list(NOUNS, 1 << 13, repeat_with(|| rooted(&mut rng))),
            places: list(PLACES, usize::MAX, empty()),
        }
    }

    /// Returns the words of `text` instead of generated ones, by frequency. For names it uses the rarer words, many of which are names.
    pub fn of(text: &str) -> Self {
        let tokens = text.split(|c: char| c.is_whitespace() || c.is_ascii_punctuation() || "،؛؟«»".contains(c));
        let letters = |token: &str| token.chars().filter(|c| matches!(c, 'ء'..='غ' | 'ف'..='ي')).collect::<String>();
        let tokens: Vec<String> = tokens.map(letters).filter(|letters| letters.chars().count() > 1).collect();
        let ordinary = by_frequency(tokens.iter().cloned());
        assert!(ordinary.len() > 1 << 14, "the text has but {} different words", ordinary.len());
        let frequent: HashSet<&String> = ordinary.iter().take(1 << 12).collect();
        let pairs = tokens.windows(2).filter(|pair| pair.iter().all(|word| !frequent.contains(word)));
        let pairs = by_frequency(pairs.map(|pair| pair.join(" ")));
        let rare = |nth: usize| ordinary.iter().skip((1 << 14) + nth).step_by(3).cloned();
        Self {
            given: list(GIVEN, 1 << 14, rare(0)),
            family: list(FAMILY, 1 << 16, rare(1)),
            foreign: list("", 1 << 16, rare(2)),
            places: list(PLACES, 1 << 14, pairs.into_iter()),
            ordinary,
            ..Self::new()
        }
    }
}

/// Returns the distinct `words`, the most frequent first.
fn by_frequency(words: impl Iterator<Item = String>) -> Vec<String> {
    let mut counts: HashMap<String, usize> = HashMap::new();
    for word in words {
        *counts.entry(word).or_default() += 1;
    }
    let mut counts: Vec<_> = counts.into_iter().collect();
    counts.sort_unstable_by(|(a, often_a), (b, often_b)| often_b.cmp(often_a).then_with(|| a.cmp(b)));
    counts.into_iter().map(|(word, _)| word).collect()
}

/// Generates a transliterated word, or draws one of `arabic`.
fn either(rng: &mut Rng, arabic: impl Fn(&mut Rng) -> String) -> String {
    if rng.bool() { foreign(rng) } else { arabic(rng) }
}

/// Returns up to `count` distinct words, those of `first` and then of `more`.
fn list(first: &str, count: usize, more: impl Iterator<Item = String>) -> Vec<String> {
    let mut seen = HashSet::new();
    first
        .split_whitespace()
        .map(str::to_owned)
        .chain(more)
        .filter(|word| seen.insert(word.clone()))
        .take(count)
        .collect()
}

/// Draws one of `words`, with a frequency according to its place in the list.
pub fn frequent<'w>(rng: &mut Rng, words: &'w [String]) -> &'w str {
    &words[rank(rng, words.len())]
}

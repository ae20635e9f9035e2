//! Words with two readings: what decides is tested both ways. The guide's chapter "Two readings of one word" lists the same pairs.

use aalam::Tagger;

/// Returns the kind of the mention whose text is `word`, or "-" if it is none.
fn reading(tagger: &Tagger, text: &str, word: &str) -> String {
    let tagged = tagger.tag(text);
    let found = tagged.mentions().find(|mention| mention.text() == word);
    found.map_or("-".to_owned(), |mention| mention.kind().to_string())
}

#[test]
fn the_context_decides_between_two_readings() {
    let tagger = Tagger::builtin();
    let mut wrong = Vec::new();
    for (word, readings) in [
        // The club or the city: words of sport, in the same paragraph above all, and في.
        (
            "روما",
            &[
                ("فاز روما في المباراة على ضيفه", "organization"),
                ("التقى الوزيران في روما أمس", "place"),
                ("التقى الوزيران في روما أمس.\n\nفاز الفريق في المباراة بهدف", "place"),
                ("التقى الوزيران روما أمس.\n\nفاز الفريق أمس", "place"),
                ("أقيمت المباراة مع المنتخب في روما", "place"),
            ][..],
        ),
        // A country or "financial": what stands beside it, and في.
        (
            "مالي",
            &[("وقع انقلاب في مالي أمس", "place"), ("وجود دعم مالي كبير", "-"), ("النيجر ومالي وتشاد", "place")][..],
        ),
        // A people or its language.
        ("الفرنسية", &[("الحكومة الفرنسية", "nationality"), ("اللغة الفرنسية", "-"), ("يتحدث الفرنسية", "-")]),
        // A country or a tribe.
        ("إسرائيل", &[("سافر إلى إسرائيل", "place"), ("قصة بني إسرائيل", "-")]),
        // A family name or a noun: the full name before, or a title.
        (
            "الأسد",
            &[
                ("استقبل الرئيس بشار الأسد الوفد. وقال الأسد ذلك", "person"),
                ("استقبل الرئيس الأسد الوفد", "person"),
                ("خرج الأسد من القفص", "-"),
            ],
        ),
        // A city or another noun: what stands before and after.
        ("القاهرة", &[("وصل إلى القاهرة", "place"), ("بسبب ظروف قاهرة والقوة القاهرة", "-")]),
        ("قطر", &[("زار أمير قطر تونس", "place"), ("يبلغ نصف قطر الدائرة مترا", "-")]),
        ("حماس", &[("أعلنت حماس موقفها", "organization"), ("استقبلوه بكل حماس", "-"), ("شعر بحماس شديد", "-")]),
        ("المغرب", &[("ملك المغرب", "place"), ("أدى صلاة المغرب", "-")]),
        // A given name or a title.
        ("السيد", &[("قال السيد خالد المصري", "title"), ("قال أحمد السيد", "-")]),
    ] {
        for (text, expected) in readings {
            let read = reading(&tagger, text, word);
            if read != *expected {
                wrong.push(format!("{word} in {text}: {read}, not {expected}"));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

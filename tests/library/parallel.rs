//! Tagging documents in parallel gives the same as tagging them one by one.

use aalam::Tagger;
use rayon::ThreadPoolBuilder;

use crate::common::show;

/// Documents of all lengths, including empty ones, each with different mentions.
fn documents() -> Vec<String> {
    let sentences = [
        "وصل الرئيس ألكسندر لوكاشينكو إلى مينسك.",
        "بحث الدكتور هشام البرقاوي مع وزير الخارجية الليبي ملف بنغازي.",
        "وللجيش الليبي رأي آخر.",
        "لا أحد هنا.",
    ];
    let document = |number: usize| sentences.iter().cycle().skip(number).take(number * number % 23).copied().collect();
    (0..200).map(document).collect()
}

#[test]
fn results_are_in_order_and_the_same_whatever_the_number_of_threads() {
    let tagger = Tagger::builtin();
    let documents = documents();
    let serial: Vec<String> = documents.iter().map(|document| show(&tagger.tag(document))).collect();
    assert!(serial.iter().any(|shown| shown.contains("minsk")) && serial.iter().any(String::is_empty));
    for threads in 1..=3 {
        let pool = ThreadPoolBuilder::new().num_threads(threads).build().unwrap();
        let parallel = pool.install(|| tagger.tag_all(&documents));
        assert_eq!(parallel.iter().map(show).collect::<Vec<_>>(), serial, "{threads} threads");
        for (tagged, document) in parallel.iter().zip(&documents) {
            assert_eq!(tagged.text(), document);
        }
    }
}

#[test]
fn no_documents_are_no_results() {
    assert!(Tagger::builtin().tag_all::<&str>(&[]).is_empty());
}

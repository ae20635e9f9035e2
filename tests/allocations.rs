//! Tagging allocates nothing for a word, and a few blocks for a mention. The counting allocator is global, so this file has only one test.

use aalam::{Buffers, Gazetteer, Options, Tagger};

/// Returns the number of blocks allocated while `text` is tagged, and of mentions in it.
fn tag(tagger: &Tagger, buffers: &mut Buffers, text: &str) -> (u64, usize) {
    let mut mentions = 0;
    let counted = allocation_counter::measure(|| mentions = tagger.tag_with(buffers, text).as_slice().len());
    (counted.count_total, mentions)
}

#[test]
fn tagging_allocates_for_mentions_and_never_for_words() {
    let jsonl = r#"
        {"id":"army","kind":"organization","name":"الجيش الليبي"}
        {"id":"saddam","kind":"person","name":"صدام حفتر"}
        {"id":"minsk","kind":"place","name":"مينسك","foreign":true}
        {"id":"lukashenko","kind":"person","name":"ألكسندر لوكاشينكو","foreign":true}
    "#;
    let gazetteer = Gazetteer::from_jsonl(jsonl).unwrap();
    let tagger = Tagger::builder().gazetteer(&gazetteer).build().unwrap().with(Options::new().lists_only());
    let mut buffers = Buffers::default();
    // Words that begin a name that does not follow, with proclitics, marks, tatweel and a ligature of several words; digits, Latin, an
    // empty line.
    let words =
        "وصل الجيش إلى ألكسندر، وللجيش صدام مـــرّةً ثانيةً \u{FDFA} في 2025 (Reuters).\n\nقال لوكاشنكو: لـ«صدام» حسين\n";
    let names = "وصل صدام حفتر إلى مينسك وللجيش الليبي ألكسندر لوكاشينكو.\n";

    let (short, long) = (words.repeat(10), words.repeat(10_000));
    let (few, many) = (names.repeat(10), names.repeat(1_000));
    let spread = (words.repeat(10) + names).repeat(1_000);
    // From here on the buffers are large enough.
    for text in [&long, &many, &spread] {
        tag(&tagger, &mut buffers, text);
    }

    let nothing = tag(&tagger, &mut buffers, &short);
    assert_eq!(nothing.1, 0);
    assert_eq!(tag(&tagger, &mut buffers, &long), nothing, "a text a thousand times as long");

    let (for_few, mentions) = tag(&tagger, &mut buffers, &few);
    assert_eq!(mentions, 40);
    let (for_many, mentions) = tag(&tagger, &mut buffers, &many);
    assert_eq!(mentions, 4_000);
    assert!(for_many < 8 * 4_000 && for_many < 110 * for_few, "{for_few} blocks for few mentions, {for_many} for many");
    assert_eq!(tag(&tagger, &mut buffers, &spread), (for_many, mentions), "the same mentions among many words");
}

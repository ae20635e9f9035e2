//! The ten lines of the README.

use aalam::Tagger;

fn main() {
    let tagger = Tagger::builtin();
    let text = "بحث الرئيس ألكسندر لوكاشينكو في مينسك مع وفد للجيش الليبي سبل التعاون.";
    for mention in tagger.tag(text).mentions() {
        let id = mention.entry().map_or("-", |entry| entry.id());
        println!("{:12} {:14} {} {id}", mention.kind(), mention.span(), mention.text());
    }
}

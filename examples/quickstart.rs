//! The ten lines of the README.

use aalam::Tagger;

fn main() {
    let tagger = Tagger::builtin();
    let text = "بحث الرئيس ألكسندر لوكاشينكو في مينسك مع وفد للجيش الليبي سبل التعاون.";
    for mention in tagger.tag(text).mentions() {
        println!("{:12} {:14} {} {}", mention.kind(), mention.span(), mention.text(), mention.entry().id);
    }
}

use super::{Register, of};
use crate::morph::Tokenizer;

/// Sentences with their register (`-` without a predicate) and with what they raise: `respect`, `humble`, both or nothing.
const LABELLED: &str = include_str!("../../tests/data/register.tsv");

#[test]
fn labelled_sentences_have_their_register() {
    let mut tokenizer = Tokenizer::new();
    let mut wrong = Vec::new();
    let mut counts = [0_usize; 4];
    for line in LABELLED.lines().filter(|line| !line.starts_with('#')) {
        let mut columns = line.split('\t');
        let (register, raises, text) = (columns.next().unwrap(), columns.next().unwrap(), columns.next().unwrap());
        let mut morphs = Vec::new();
        tokenizer.tokenize(text, &mut morphs);
        let tone = of(text, &morphs);
        let read = tone.register.map_or("-", Register::name);
        counts[["casual", "polite", "honorific", "-"].iter().position(|name| *name == register).unwrap()] += 1;
        let right =
            read == register && tone.respect == raises.contains("respect") && tone.humble == raises.contains("humble");
        if !right {
            wrong.push(format!("{text}: {read} {} {}, not {register} {raises}", tone.respect, tone.humble));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    assert!(counts[..3].iter().all(|&count| count >= 60), "too few sentences: {counts:?}");
}

//! Prints the tokens of each line of standard input.
use henji::morph::{Morph, Tokenizer};
use std::io::BufRead;
fn main() {
    let mut tokenizer = Tokenizer::new();
    for line in std::io::stdin().lock().lines().map_while(Result::ok) {
        let mut morphs: Vec<Morph> = Vec::new();
        tokenizer.tokenize(&line, &mut morphs);
        for morph in &morphs {
            println!(
                "{}\t{}\t{:?}\t{:?}\t{}",
                morph.surface(&line),
                Tokenizer::base(morph.base),
                morph.pos,
                morph.form,
                Tokenizer::tag(morph)
            );
        }
        println!("EOS");
    }
}

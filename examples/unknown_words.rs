//! Prints the words of the lexicon that no dictionary holds as one token.
use henji::morph::Tokenizer;
fn main() {
    for entry in henji::clause::entries() {
        for word in entry.words {
            if Tokenizer::find(&word).is_none() {
                println!("{}\t{word}", entry.id);
            }
        }
    }
}

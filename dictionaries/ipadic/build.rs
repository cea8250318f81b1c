//! Unpacks and checks the dictionary, compiles it together with our own words, and derives the tables by word id (see
//! README.md).

use std::collections::BTreeSet;
use std::error::Error;
use std::ffi::OsStr;
use std::fs;
use std::io::{BufWriter, Cursor, Write};
use std::path::{Path, PathBuf};

use encoding_rs::EUC_JP;
use lindera_dictionary::builder::DictionaryBuilder;
use lindera_dictionary::dictionary::Dictionary;
use lindera_dictionary::dictionary::metadata::Metadata;
use sha2::{Digest, Sha256};

const ARCHIVE: &str = "mecab-ipadic-2.7.0-20070801.tar.xz";
const SUMS: &str = "SHA256SUMS";
const METADATA: &str = "metadata.json";
const LEXICON: &str = "../lexicon";

/// The columns of a row: surface, two context ids, cost, nine features.
const COLUMNS: usize = 13;

fn main() -> Result<(), Box<dyn Error>> {
    for input in ["build.rs", ARCHIVE, SUMS, METADATA, LEXICON] {
        println!("cargo:rerun-if-changed={input}");
    }
    let out = PathBuf::from(std::env::var_os("OUT_DIR").ok_or("cargo sets OUT_DIR")?);
    let sources = out.join("sources");
    let compiled = out.join("ipadic");
    unpack(&sources)?;
    add_lexicon(&sources.join("ipadic"))?;
    let metadata: Metadata = serde_json::from_slice(&fs::read(METADATA)?)?;
    DictionaryBuilder::new(metadata).build_dictionary(&sources.join("ipadic"), &compiled)?;
    fs::remove_dir_all(&sources)?;
    let dictionary = Dictionary::load_from_path(&compiled)?;
    write_tables(&dictionary, &out)?;
    fs::write(out.join("letters.bin"), postcard::to_allocvec(&*dictionary.character_definition)?)?;
    println!("cargo:rustc-env=LINDERA_WORKDIR={}", out.display());
    println!("cargo:bases={}", out.join("bases.txt").display());
    Ok(())
}

/// Unpacks the archive, after its checksum was found to be the one in `SHA256SUMS`.
fn unpack(to: &Path) -> Result<(), Box<dyn Error>> {
    let archive = fs::read(ARCHIVE)?;
    let digest: String = Sha256::digest(&archive).iter().map(|byte| format!("{byte:02x}")).collect();
    if !fs::read_to_string(SUMS)?.contains(&digest) {
        return Err(format!("{ARCHIVE} has the checksum {digest}, which is not the one in {SUMS}").into());
    }
    if to.exists() {
        fs::remove_dir_all(to)?;
    }
    tar::Archive::new(lzma_rust2::XzReader::new(Cursor::new(archive), false)).unpack(to)?;
    Ok(())
}

/// Lays our own words beside those of IPADIC, in the encoding of its files.
fn add_lexicon(sources: &Path) -> Result<(), Box<dyn Error>> {
    for entry in fs::read_dir(LEXICON)? {
        let path = entry?.path();
        let Some(name) = path.file_name().filter(|_| path.extension() == Some(OsStr::new("csv"))) else { continue };
        println!("cargo:rerun-if-changed={}", path.display());
        let text = fs::read_to_string(&path)?;
        for (row, number) in text.lines().zip(1..) {
            check(row).map_err(|error| format!("dictionaries/lexicon/{}:{number}: {error}", name.display()))?;
        }
        fs::write(sources.join(name), EUC_JP.encode(&text).0)?;
    }
    Ok(())
}

/// Whether a row of the lexicon can be compiled.
fn check(row: &str) -> Result<(), String> {
    let columns: Vec<&str> = row.split(',').collect();
    if columns.len() != COLUMNS {
        return Err(format!("{} columns where {COLUMNS} belong", columns.len()));
    }
    for (column, name) in columns[1..4].iter().zip(["left context id", "right context id", "cost"]) {
        column.parse::<i16>().map_err(|_| format!("`{column}` is no {name}"))?;
    }
    if EUC_JP.encode(row).2 {
        return Err("a letter that EUC-JP does not have".to_owned());
    }
    Ok(())
}

/// A word's columns as far as the tables need them.
struct Row {
    tag: String,
    form: String,
    base: String,
}

/// Writes `words.bin`, `bases.txt`, `bases.bin`, `index.bin`, `tags.txt` and `forms.txt`.
fn write_tables(dictionary: &Dictionary, out: &Path) -> Result<(), Box<dyn Error>> {
    let rows: Vec<Row> =
        (0..dictionary.prefix_dictionary.word_count()).map(|id| row(&dictionary.word_details(id))).collect();
    let bases = write_list(&out.join("bases.txt"), rows.iter().map(|row| row.base.as_str()))?;
    write_starts(&out.join("bases.bin"), &bases)?;
    write_index(&out.join("index.bin"), &bases)?;
    let tags = write_list(&out.join("tags.txt"), rows.iter().map(|row| row.tag.as_str()))?;
    let forms = write_list(&out.join("forms.txt"), rows.iter().map(|row| row.form.as_str()))?;
    let index = |list: &[&str], key: &str| list.binary_search(&key).expect("every key is in its own list");
    let mut words = BufWriter::new(fs::File::create(out.join("words.bin"))?);
    for row in &rows {
        words.write_all(&u32::try_from(index(&bases, &row.base))?.to_le_bytes())?;
        words.write_all(&u16::try_from(index(&tags, &row.tag))?.to_le_bytes())?;
        words.write_all(&[u8::try_from(index(&forms, &row.form))?, 0])?;
    }
    words.flush()?;
    Ok(())
}

fn row(details: &[&str]) -> Row {
    let column = |index: usize| details.get(index).copied().unwrap_or("*");
    Row {
        tag: (0..5).map(column).collect::<Vec<_>>().join(","),
        form: column(5).to_owned(),
        base: column(6).to_owned(),
    }
}

/// Writes where each line of a list begins, and where the last one ends.
fn write_starts(path: &Path, list: &[&str]) -> Result<(), Box<dyn Error>> {
    let mut starts = Vec::with_capacity(4 * (list.len() + 1));
    let mut start = 0_u32;
    for item in list {
        starts.extend(start.to_le_bytes());
        start += u32::try_from(item.len())? + 1;
    }
    starts.extend(start.to_le_bytes());
    fs::write(path, starts)?;
    Ok(())
}

/// Writes an open-addressing table over a list: a slot is an item's number, all ones where it is empty.
fn write_index(path: &Path, list: &[&str]) -> Result<(), Box<dyn Error>> {
    let slots = (2 * list.len()).next_power_of_two();
    let mut table = vec![u32::MAX; slots];
    for (number, item) in list.iter().enumerate() {
        let mut slot = hash(item) as usize & (slots - 1);
        while table[slot] != u32::MAX {
            slot = (slot + 1) & (slots - 1);
        }
        table[slot] = u32::try_from(number)?;
    }
    fs::write(path, table.iter().flat_map(|slot| slot.to_le_bytes()).collect::<Vec<u8>>())?;
    Ok(())
}

/// FNV-1a over 32 bits, as `find_base` of the library computes it.
fn hash(item: &str) -> u32 {
    item.bytes().fold(0x811C_9DC5, |hash, byte| (hash ^ u32::from(byte)).wrapping_mul(0x0100_0193))
}

/// Writes the distinct items in byte order, one a line, and returns them.
fn write_list<'a>(path: &Path, items: impl Iterator<Item = &'a str>) -> Result<Vec<&'a str>, Box<dyn Error>> {
    let list: Vec<&str> = items.collect::<BTreeSet<_>>().into_iter().collect();
    fs::write(path, list.join("\n"))?;
    Ok(list)
}

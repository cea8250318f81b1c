//! Turns the data files of `dictionaries/` from TOML, which people edit, into JSON, which is read several times as fast.

use std::error::Error;
use std::fs;
use std::path::{Path, PathBuf};

const FOLDER: &str = "dictionaries";

fn main() -> Result<(), Box<dyn Error>> {
    let out = PathBuf::from(std::env::var_os("OUT_DIR").ok_or("cargo sets OUT_DIR")?);
    println!("cargo:rerun-if-changed=build.rs");
    convert(Path::new(FOLDER), &out)
}

/// Converts the files of a folder and of the folders in it; the crate of the tokenizer's dictionary has a build of its own.
fn convert(folder: &Path, out: &Path) -> Result<(), Box<dyn Error>> {
    println!("cargo:rerun-if-changed={}", folder.display());
    fs::create_dir_all(out)?;
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        let Some(name) = path.file_stem() else { continue };
        if path.is_dir() && !path.join("Cargo.toml").exists() {
            convert(&path, &out.join(name))?;
        } else if path.extension().is_some_and(|it| it == "toml") {
            println!("cargo:rerun-if-changed={}", path.display());
            let table: toml::Table =
                toml::from_str(&fs::read_to_string(&path)?).map_err(|error| format!("{}: {error}", path.display()))?;
            fs::write(out.join(name).with_extension("json"), serde_json::to_string(&table)?)?;
        }
    }
    Ok(())
}

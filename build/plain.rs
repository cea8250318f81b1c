//! Turns data files into JSON without what only people and tests read.

use std::error::Error;
use std::fs;
use std::path::Path;

use toml::Value;

/// What is compiled instead.
const COMPILED: &[&str] = &["cues", "timex", "words"];

/// What tells people and tests about an entry.
const EXAMPLES: &[&str] = &["fires", "silent", "example", "examples"];

/// Converts the files of a folder and of the folders in it; the crate of the tokenizer's dictionary has a build of its own.
pub(crate) fn convert(folder: &Path, out: &Path) -> Result<(), String> {
    println!("cargo:rerun-if-changed={}", folder.display());
    let place = |path: &Path, error: &dyn Error| format!("{}: {error}", path.display());
    fs::create_dir_all(out).map_err(|error| place(out, &error))?;
    for entry in fs::read_dir(folder).map_err(|error| place(folder, &error))? {
        let path = entry.map_err(|error| place(folder, &error))?.path();
        let Some(name) = path.file_stem().filter(|name| !COMPILED.iter().any(|it| name == it)) else { continue };
        if path.is_dir() && !path.join("Cargo.toml").exists() {
            convert(&path, &out.join(name))?;
        } else if path.extension().is_some_and(|it| it == "toml") {
            println!("cargo:rerun-if-changed={}", path.display());
            let text = fs::read_to_string(&path).map_err(|error| place(&path, &error))?;
            let mut value: Value = toml::from_str(&text).map_err(|error| place(&path, &error))?;
            strip(&mut value);
            let json = serde_json::to_vec(&value).map_err(|error| place(&path, &error))?;
            crate::write(out, &Path::new(name).with_extension("json").to_string_lossy(), &json)?;
        }
    }
    Ok(())
}

/// Takes the examples out of a file's tables.
fn strip(value: &mut Value) {
    match value {
        Value::Table(table) => {
            table.retain(|key, _| !EXAMPLES.contains(&key));
            table.iter_mut().for_each(|(_, value)| strip(value));
        }
        Value::Array(list) => list.iter_mut().for_each(strip),
        _ => {}
    }
}

//! The base forms of the dictionary, whose ids the compiled tables hold.

use std::fs;

/// The base forms in order; the place of one is its id.
pub(crate) struct Bases(Vec<String>);

impl Bases {
    /// Reads the list that the build of `henji-ipadic` made.
    pub(crate) fn read() -> Result<Self, String> {
        let path =
            std::env::var("DEP_HENJI_IPADIC_BASES").map_err(|_| "henji-ipadic tells where its base forms are")?;
        println!("cargo:rerun-if-changed={path}");
        let text = fs::read_to_string(&path).map_err(|error| format!("{path}: {error}"))?;
        Ok(Self(text.lines().map(str::to_owned).collect()))
    }

    /// The id of a base form, if any word has it.
    pub(crate) fn find(&self, form: &str) -> Option<usize> {
        self.0.binary_search_by(|it| it.as_str().cmp(form)).ok()
    }

    /// A table with two bytes for each base form.
    pub(crate) fn table(&self, default: u16) -> Vec<u16> {
        vec![default; self.0.len()]
    }
}

/// A table as its bytes, the lower one first.
pub(crate) fn bytes(table: &[u16]) -> Vec<u8> {
    table.iter().flat_map(|it| it.to_le_bytes()).collect()
}

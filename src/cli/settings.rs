//! The configuration and the user's own templates, read from where they live.

use std::env;
use std::ffi::OsStr;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use etcetera::BaseStrategy;

use super::args::GeneralArguments;
use super::input;
use super::options::{channel, one_of, platform_id};
use crate::config::{Config, Layer, Names, Origin, PlatformId};
use crate::draft::Registry;
use crate::error::Error;

/// What the user settled once for all.
pub(crate) struct Settings {
    /// The settings.
    pub(crate) config: Config,
    /// The templates, the user's own first.
    pub(crate) templates: Registry,
}

/// Reads the configuration file, the environment and the user's templates.
pub(crate) fn load(arguments: &GeneralArguments) -> Result<Settings, Error> {
    let mut layers = Vec::new();
    let mut templates = Registry::default();
    if let Some(path) = path(arguments) {
        let wanted = arguments.config.is_some() || env::var_os("HENJI_CONFIG").is_some();
        if let Some(text) = read(&path, wanted)? {
            layers.push((Origin::File, Layer::parse(&text, &path.display().to_string())?));
        }
        templates = own_templates(&templates_beside(&path))?;
    }
    layers.push((Origin::Environment, environment()?));
    Ok(Settings { config: Config::of(layers), templates })
}

/// The configuration file: `--config`, else `HENJI_CONFIG`, else the usual place; `None` without a home.
pub(crate) fn path(arguments: &GeneralArguments) -> Option<PathBuf> {
    let named = arguments.config.clone();
    let named = named.or_else(|| env::var_os("HENJI_CONFIG").filter(|it| !it.is_empty()).map(PathBuf::from));
    named.or_else(|| Some(etcetera::choose_base_strategy().ok()?.config_dir().join("henji").join("config.toml")))
}

/// The text of the file; a file that nobody named need not exist.
fn read(path: &Path, wanted: bool) -> Result<Option<String>, Error> {
    match fs::read_to_string(path) {
        Ok(text) => Ok(Some(text)),
        Err(error) if error.kind() == io::ErrorKind::NotFound && !wanted => Ok(None),
        Err(error) => Err(Error::Io { path: path.display().to_string(), reason: input::reason(&error) }),
    }
}

/// What the environment says; unset and empty variables say nothing.
fn environment() -> Result<Layer, Error> {
    let get = |name| env::var_os(name).and_then(|value| value.into_string().ok()).filter(|value| !value.is_empty());
    let names = |text: String| text.split([',', '、']).map(|name| name.trim().to_owned()).collect();
    let days = |text: String| {
        text.parse().map_err(|_| Error::Option {
            name: "HENJI_LEAD_DAYS",
            value: text,
            wanted: ("0 から 255 の数で指定してください。".to_owned(), "give a number from 0 to 255".to_owned()),
        })
    };
    Ok(Layer {
        me: get("HENJI_ME").map(|text| Names::Several(names(text))),
        platform: get("HENJI_PLATFORM").map(|id| platform_id("HENJI_PLATFORM", &id).map(PlatformId)).transpose()?,
        channel: get("HENJI_CHANNEL")
            .map(|name| channel(&name).ok_or_else(|| one_of("HENJI_CHANNEL", &name, &["room", "chat", "mail"])))
            .transpose()?,
        signature: get("HENJI_SIGNATURE"),
        lead_days: get("HENJI_LEAD_DAYS").map(days).transpose()?,
        ..Layer::default()
    })
}

/// The folder of the user's own templates, beside this configuration file.
pub(crate) fn templates_beside(config: &Path) -> PathBuf {
    config.with_file_name("templates")
}

/// The user's own templates, in the folder beside the configuration.
fn own_templates(folder: &Path) -> Result<Registry, Error> {
    let files = read_all(&templates_in(folder))?;
    Ok(Registry::with_user(&files))
}

/// The named templates, or those in the folder beside the configuration: file name and content.
///
/// # Errors
/// One of them cannot be read.
pub(crate) fn template_files(arguments: &GeneralArguments, named: &[PathBuf]) -> Result<Vec<(String, String)>, Error> {
    if !named.is_empty() {
        return read_all(named);
    }
    let folder = path(arguments).map(|path| templates_beside(&path));
    read_all(&folder.map(|folder| templates_in(&folder)).unwrap_or_default())
}

/// Every `*.j2` of a folder, in the order of their names.
fn templates_in(folder: &Path) -> Vec<PathBuf> {
    let Ok(entries) = fs::read_dir(folder) else { return Vec::new() };
    let mut paths: Vec<_> = entries.filter_map(|entry| Some(entry.ok()?.path())).collect();
    paths.retain(|path| path.extension() == Some(OsStr::new("j2")));
    paths.sort();
    paths
}

fn read_all(paths: &[PathBuf]) -> Result<Vec<(String, String)>, Error> {
    paths.iter().map(|path| Ok((path.display().to_string(), read(path, true)?.unwrap_or_default()))).collect()
}

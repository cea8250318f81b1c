//! The JSON documents may be added to; nothing in them is renamed or removed under the same number.

use std::collections::BTreeSet;
use std::fs;

use henji::report::json::Schema;
use serde_json::Value;

/// One line for every key, type and word that a document of this schema may hold: `advice.action = nudge`.
fn outline(schema: &Value) -> BTreeSet<String> {
    let mut lines = BTreeSet::new();
    describe(schema, schema, String::new(), &mut lines);
    lines
}

fn describe(root: &Value, node: &Value, path: String, lines: &mut BTreeSet<String>) {
    if let Some(name) = node["$ref"].as_str() {
        let target = name.rsplit('/').next().unwrap();
        return describe(root, &root["$defs"][target], path, lines);
    }
    for alternative in node["anyOf"].as_array().into_iter().flatten() {
        describe(root, alternative, path.clone(), lines);
    }
    for name in
        node["type"].as_str().into_iter().chain(node["type"].as_array().into_iter().flatten().filter_map(Value::as_str))
    {
        lines.insert(format!("{path} : {name}"));
    }
    for word in node["enum"].as_array().into_iter().flatten().chain(node.get("const")) {
        lines.insert(format!("{path} = {}", word.as_str().unwrap()));
    }
    if node.get("items").is_some() {
        describe(root, &node["items"], format!("{path}[]"), lines);
    }
    let required: Vec<_> = node["required"].as_array().into_iter().flatten().filter_map(Value::as_str).collect();
    for (key, value) in node["properties"].as_object().into_iter().flatten() {
        assert!(required.contains(&key.as_str()), "{path}.{key} may be left out");
        describe(root, value, format!("{path}.{key}"), lines);
    }
}

#[test]
fn documents_are_only_added_to() {
    for schema in Schema::ALL {
        let path = format!("{}/tests/it/contract/{}.txt", env!("CARGO_MANIFEST_DIR"), schema.name());
        let now = outline(&serde_json::to_value(schema.document()).unwrap());
        let stored = fs::read_to_string(&path).unwrap_or_default();
        let stored: BTreeSet<String> = stored.lines().map(str::to_owned).collect();
        let gone: Vec<_> = stored.difference(&now).collect();
        assert!(gone.is_empty(), "{}: these may not go: {gone:#?}", schema.name());
        let new: Vec<_> = now.difference(&stored).map(String::as_str).collect();
        assert!(new.is_empty(), "add these lines to {path}:\n{}", new.join("\n"));
    }
}

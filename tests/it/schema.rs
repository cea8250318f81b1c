//! Holds a JSON document against a JSON Schema, as far as the schemas at hand go; a keyword beyond that is an error.

use serde_json::Value;

/// What only describes.
const REMARKS: &[&str] = &["$schema", "$id", "title", "description", "default", "definitions", "$defs", "format"];

/// Where and how a document breaks its schema.
pub fn errors(schema: &Value, document: &Value) -> Vec<String> {
    let mut errors = Vec::new();
    Check { root: schema, errors: &mut errors }.node(schema, document, "");
    errors
}

struct Check<'a> {
    root: &'a Value,
    errors: &'a mut Vec<String>,
}

impl Check<'_> {
    fn node(&mut self, schema: &Value, value: &Value, path: &str) {
        for (keyword, wanted) in schema.as_object().into_iter().flatten() {
            match keyword.as_str() {
                remark if REMARKS.contains(&remark) => {}
                "$ref" => {
                    let target = self.root.pointer(wanted.as_str().unwrap().trim_start_matches('#')).unwrap();
                    self.node(target, value, path);
                }
                "properties" | "additionalProperties" | "required" => self.object(keyword, schema, value, path),
                "items" => {
                    for (i, item) in value.as_array().into_iter().flatten().enumerate() {
                        self.node(wanted, item, &format!("{path}/{i}"));
                    }
                }
                "anyOf" | "oneOf" => {
                    let fits = |it: &&Value| errors_at(self.root, it, value).is_empty();
                    let count = wanted.as_array().unwrap().iter().filter(fits).count();
                    if count == 0 || keyword == "oneOf" && count > 1 {
                        self.errors.push(format!("{path}: {count} of {keyword} fit"));
                    }
                }
                _ if !holds(keyword, wanted, value) => self.errors.push(format!("{path}: {value}: {keyword} {wanted}")),
                _ => {}
            }
        }
    }

    fn object(&mut self, keyword: &str, schema: &Value, value: &Value, path: &str) {
        let Some(object) = value.as_object() else { return };
        let (known, wanted) = (&schema["properties"], &schema[keyword]);
        match keyword {
            "required" => {
                let missing =
                    wanted.as_array().unwrap().iter().filter(|key| value.get(key.as_str().unwrap()).is_none());
                self.errors.extend(missing.map(|key| format!("{path}: {key} is missing")));
            }
            "properties" => {
                for (key, value) in object.iter().filter(|(key, _)| wanted.get(key).is_some()) {
                    self.node(&wanted[key], value, &format!("{path}/{key}"));
                }
            }
            _ => {
                for (key, value) in object.iter().filter(|(key, _)| known.get(key).is_none()) {
                    match wanted {
                        Value::Bool(true) => {}
                        Value::Bool(false) => self.errors.push(format!("{path}: {key} is not known")),
                        schema => self.node(schema, value, &format!("{path}/{key}")),
                    }
                }
            }
        }
    }
}

fn errors_at(root: &Value, schema: &Value, value: &Value) -> Vec<String> {
    let mut errors = Vec::new();
    Check { root, errors: &mut errors }.node(schema, value, "");
    errors
}

/// Whether a value keeps to a keyword that looks at nothing else.
fn holds(keyword: &str, wanted: &Value, value: &Value) -> bool {
    let items = value.as_array();
    let count = items.map(Vec::len);
    let bound = || usize::try_from(wanted.as_u64().unwrap()).unwrap();
    match keyword {
        "type" => {
            let any = wanted.as_array().map_or_else(|| vec![wanted], |all| all.iter().collect());
            any.iter().any(|name| is_of(name.as_str().unwrap(), value))
        }
        "enum" => wanted.as_array().unwrap().contains(value),
        "const" => wanted == value,
        "minimum" => value.as_f64().is_none_or(|it| it >= wanted.as_f64().unwrap()),
        "maximum" => value.as_f64().is_none_or(|it| it <= wanted.as_f64().unwrap()),
        "minItems" => count.is_none_or(|count| count >= bound()),
        "maxItems" => count.is_none_or(|count| count <= bound()),
        "uniqueItems" => items.is_none_or(|all| all.iter().enumerate().all(|(i, item)| !all[..i].contains(item))),
        other => panic!("the keyword {other} is not understood"),
    }
}

fn is_of(name: &str, value: &Value) -> bool {
    match name {
        "object" => value.is_object(),
        "array" => value.is_array(),
        "string" => value.is_string(),
        "integer" => value.is_i64() || value.is_u64(),
        "number" => value.is_number(),
        "boolean" => value.is_boolean(),
        "null" => value.is_null(),
        other => panic!("unknown type {other}"),
    }
}

#[test]
fn what_breaks_a_schema_is_told() {
    let schema = serde_json::json!({
        "type": "object", "required": ["a"], "additionalProperties": false,
        "properties": { "a": { "$ref": "#/definitions/n" }, "b": { "type": ["array", "null"], "items": { "enum": [1, 2] } } },
        "definitions": { "n": { "type": "integer", "minimum": 1 } },
    });
    let count = |document: &Value| errors(&schema, document).len();
    assert_eq!(count(&serde_json::json!({ "a": 1, "b": [1, 2] })), 0);
    for (document, wrong) in [
        (serde_json::json!({}), 1),
        (serde_json::json!({ "a": 0 }), 1),
        (serde_json::json!({ "a": "x", "b": [3], "c": null }), 3),
        (serde_json::json!([]), 1),
    ] {
        assert_eq!(count(&document), wrong, "{document}");
    }
}

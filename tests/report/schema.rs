//! As much of JSON Schema as the report's schema uses; a keyword that it does not know is an error, not a yes.

use regex::Regex;
use serde_json::Value;

/// Checks `value` against `schema`; `root` holds the definitions. Says where and why it does not fit.
pub(crate) fn check(root: &Value, schema: &Value, value: &Value, at: &str) -> Result<(), String> {
    let Some(schema) = schema.as_object() else { return Err(format!("{at}: no schema")) };
    for (keyword, rule) in schema {
        match keyword.as_str() {
            "$schema" | "$id" | "title" | "description" | "$defs" => Ok(()),
            "$ref" => {
                let pointer = rule.as_str().and_then(|text| text.strip_prefix('#')).unwrap_or_default();
                let target = root.pointer(pointer).ok_or_else(|| format!("{at}: {rule} leads nowhere"))?;
                check(root, target, value, at)
            }
            "anyOf" => {
                let all: Vec<String> =
                    rule.as_array().into_iter().flatten().filter_map(|one| check(root, one, value, at).err()).collect();
                if all.len() < rule.as_array().map_or(0, Vec::len) { Ok(()) } else { Err(all.join(" | ")) }
            }
            "type" => {
                let fits = match rule {
                    Value::Array(types) => types.iter().any(|one| is(one, value)),
                    one => is(one, value),
                };
                fits.then_some(()).ok_or_else(|| format!("{at}: not {rule}"))
            }
            "const" => (rule == value).then_some(()).ok_or_else(|| format!("{at}: not {rule}")),
            "enum" => {
                let known = rule.as_array().is_some_and(|all| all.contains(value));
                known.then_some(()).ok_or_else(|| format!("{at}: {value} is none of {rule}"))
            }
            "pattern" => {
                let pattern = Regex::new(rule.as_str().unwrap_or_default()).map_err(|error| error.to_string())?;
                let fits = value.as_str().is_some_and(|text| pattern.is_match(text));
                fits.then_some(()).ok_or_else(|| format!("{at}: does not match {rule}"))
            }
            "minimum" => (value.as_f64() >= rule.as_f64()).then_some(()).ok_or_else(|| format!("{at}: below {rule}")),
            "required" => rule
                .as_array()
                .into_iter()
                .flatten()
                .filter_map(Value::as_str)
                .try_for_each(|key| value.get(key).map(drop).ok_or_else(|| format!("{at}: {key} is missing"))),
            "properties" => rule.as_object().into_iter().flatten().try_for_each(|(key, one)| match value.get(key) {
                Some(value) => check(root, one, value, &format!("{at}/{key}")),
                None => Ok(()),
            }),
            "additionalProperties" => {
                let known = schema.get("properties").and_then(Value::as_object);
                let unknown = value
                    .as_object()
                    .into_iter()
                    .flatten()
                    .find(|(key, _)| known.is_none_or(|known| !known.contains_key(*key)));
                unknown.map_or(Ok(()), |(key, _)| Err(format!("{at}: {key} is unknown")))
            }
            "items" => value
                .as_array()
                .into_iter()
                .flatten()
                .enumerate()
                .try_for_each(|(i, one)| check(root, rule, one, &format!("{at}/{i}"))),
            unknown => Err(format!("{at}: the check does not know {unknown}")),
        }?;
    }
    Ok(())
}

fn is(name: &Value, value: &Value) -> bool {
    match name.as_str() {
        Some("object") => value.is_object(),
        Some("array") => value.is_array(),
        Some("string") => value.is_string(),
        Some("integer") => value.is_u64() || value.is_i64(),
        Some("boolean") => value.is_boolean(),
        Some("null") => value.is_null(),
        _ => false,
    }
}

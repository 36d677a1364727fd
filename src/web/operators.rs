//! What may become of a stretch of text: Presidio's operators, and what they ask for.

use data_encoding::HEXLOWER;
use serde_json::{Map, Value};
use sha2::{Digest, Sha256, Sha512};

use super::answer::{Refusal, word};
use super::cipher;

/// Every operator of [`anonymise`].
pub(super) const ANONYMISE: [&str; 6] = ["encrypt", "hash", "keep", "mask", "redact", "replace"];
/// Every operator of [`deanonymise`].
pub(super) const DEANONYMISE: [&str; 2] = ["decrypt", "deanonymize_keep"];

/// Bytes of the shortest salt.
const SALT: usize = 16;

/// Whether values are hidden or brought back.
#[derive(Clone, Copy)]
pub(super) enum Way {
    Anonymise,
    Deanonymise,
}

/// How one type of entity is treated.
pub(super) struct Operator {
    pub(super) name: String,
    values: Map<String, Value>,
}

/// The operators of a request by entity.
pub(super) struct Operators(Vec<(String, Operator)>);

impl Operators {
    /// From `anonymizers` or `deanonymizers`.
    ///
    /// # Errors
    /// 400 for `custom`, which is code; 422 for what is no operator, or lacks something, whether or not it is used: what
    /// is wrong about a request should not wait for a text to show.
    pub(super) fn parse(given: Option<Value>, way: Way) -> Result<Self, Refusal> {
        let given = match given {
            None | Some(Value::Null) => Map::new(),
            Some(Value::Object(given)) => given,
            Some(value) => return Err(mistyped("operators", "object", &value)),
        };
        let mut operators = Vec::with_capacity(given.len());
        for (entity, values) in given {
            let Value::Object(mut values) = values else {
                return Err(Refusal::invalid("Invalid input, operator config must be an object"));
            };
            match values.remove("type") {
                Some(Value::String(name)) if name == "custom" => {
                    return Err(Refusal::malformed("Custom type anonymizer is not supported"));
                }
                Some(Value::String(name)) if !name.is_empty() => {
                    let operator = Operator { name, values };
                    operator.check(way)?;
                    operators.push((entity, operator));
                }
                _ => return Err(Refusal::invalid("Invalid input, operator config must contain operator_name")),
            }
        }
        Ok(Self(operators))
    }

    /// What is done with an entity.
    pub(super) fn of(&self, entity: &str) -> Option<&Operator> {
        let named = |name: &str| self.0.iter().find(|(of, _)| of == name).map(|(_, operator)| operator);
        named(entity).or_else(|| named("DEFAULT"))
    }
}

/// What `text` becomes where nothing is said.
pub(super) fn replaced(entity: &str) -> String {
    format!("<{entity}>")
}

impl Operator {
    fn check(&self, way: Way) -> Result<(), Refusal> {
        match (way, self.name.as_str()) {
            (Way::Anonymise, _) => self.anonymise("", "").map(drop),
            (Way::Deanonymise, "decrypt") => self.key().map(drop),
            (Way::Deanonymise, _) => self.deanonymise("").map(drop),
        }
    }

    /// What `text` becomes.
    ///
    /// # Errors
    /// 422 for an operator that is none or lacks something.
    pub(super) fn anonymise(&self, entity: &str, text: &str) -> Result<String, Refusal> {
        match self.name.as_str() {
            "replace" => match self.values.get("new_value") {
                None | Some(Value::Null) => Ok(replaced(entity)),
                Some(Value::String(new)) if new.is_empty() => Ok(replaced(entity)),
                Some(Value::String(new)) => Ok(new.clone()),
                Some(value) => Err(mistyped("new_value", "string", value)),
            },
            "redact" => Ok(String::new()),
            "keep" => Ok(text.to_owned()),
            "mask" => self.mask(text),
            "hash" => self.hash(text),
            "encrypt" => {
                let key = self.key()?;
                let vector = random()?;
                cipher::encrypt(key.as_bytes(), &vector, text).ok_or_else(wrong_key)
            }
            name => Err(unknown(name)),
        }
    }

    /// What `text` was.
    ///
    /// # Errors
    /// 422 for an operator that is none, or a text that the key does not open.
    pub(super) fn deanonymise(&self, text: &str) -> Result<String, Refusal> {
        match self.name.as_str() {
            "deanonymize_keep" => Ok(text.to_owned()),
            "decrypt" => cipher::decrypt(self.key()?.as_bytes(), text)
                .ok_or_else(|| Refusal::invalid("Invalid input, the text can not be decrypted with this key")),
            name => Err(unknown(name)),
        }
    }

    fn mask(&self, text: &str) -> Result<String, Refusal> {
        let sign = self.string("masking_char")?;
        if sign.chars().nth(1).is_some() {
            return Err(Refusal::invalid("Invalid input, masking_char must be a character"));
        }
        let given = self.given("chars_to_mask")?;
        let many = given.as_i64().ok_or_else(|| mistyped("chars_to_mask", "number", given))?;
        let given = self.given("from_end")?;
        let from_end = given.as_bool().ok_or_else(|| mistyped("from_end", "boolean", given))?;
        let length = text.chars().count();
        let many = usize::try_from(many).unwrap_or(0).min(length);
        let masked = if from_end { length - many..length } else { 0..many };
        let mut new = String::with_capacity(text.len());
        for (at, c) in text.chars().enumerate() {
            if masked.contains(&at) { new.push_str(sign) } else { new.push(c) }
        }
        Ok(new)
    }

    fn hash(&self, text: &str) -> Result<String, Refusal> {
        let salt = match self.values.get("salt") {
            None => random::<32>()?.to_vec(),
            Some(Value::String(salt)) if salt.is_empty() => {
                return Err(Refusal::invalid(
                    "Salt parameter cannot be empty. Either omit the salt parameter to auto-generate a random salt, or provide a salt of at least 16 bytes (128 bits).",
                ));
            }
            Some(Value::String(salt)) if salt.len() < SALT => {
                return Err(Refusal::invalid(format!(
                    "Salt must be at least 16 bytes (128 bits). Provided salt is {} bytes.",
                    salt.len()
                )));
            }
            Some(Value::String(salt)) => salt.clone().into_bytes(),
            Some(value) => return Err(mistyped("salt", "string", value)),
        };
        let salted = [text.as_bytes(), &salt].concat();
        match self.values.get("hash_type").map_or(Some("sha256"), Value::as_str) {
            Some("sha256") => Ok(HEXLOWER.encode(&Sha256::digest(&salted))),
            Some("sha512") => Ok(HEXLOWER.encode(&Sha512::digest(&salted))),
            other => Err(Refusal::invalid(format!(
                "Parameter hash_type value {} is not in range of values ['sha256', 'sha512']",
                word(other.unwrap_or("?"))
            ))),
        }
    }

    fn key(&self) -> Result<&str, Refusal> {
        let key = self.string("key")?;
        if cipher::is_key(key.as_bytes()) { Ok(key) } else { Err(wrong_key()) }
    }

    fn given(&self, name: &str) -> Result<&Value, Refusal> {
        let given = self.values.get(name).filter(|value| !value.is_null());
        given.ok_or_else(|| Refusal::invalid(format!("Expected parameter {name}")))
    }

    fn string(&self, name: &str) -> Result<&str, Refusal> {
        let given = self.given(name)?;
        given.as_str().ok_or_else(|| mistyped(name, "string", given))
    }
}

fn random<const N: usize>() -> Result<[u8; N], Refusal> {
    let mut bytes = [0; N];
    getrandom::fill(&mut bytes).map_err(|_| Refusal::internal())?;
    Ok(bytes)
}

fn wrong_key() -> Refusal {
    Refusal::invalid("Invalid input, key must be of length 128, 192 or 256 bits")
}

fn unknown(name: &str) -> Refusal {
    Refusal::invalid(format!("Invalid operator class '{}'.", word(name)))
}

/// What a value is instead of what it should be.
pub(super) fn mistyped(name: &str, expected: &str, value: &Value) -> Refusal {
    let actual = match value {
        Value::String(_) => "string",
        Value::Bool(_) => "boolean",
        Value::Array(_) => "array",
        Value::Number(_) => "number",
        Value::Object(_) => "object",
        Value::Null => "null",
    };
    Refusal::invalid(format!("Invalid parameter value for {name}. Expecting '{expected}', but got '{actual}'."))
}

/// As Python sees it: nothing is said by what is empty.
pub(super) fn truthy(value: &Value) -> bool {
    match value {
        Value::Null | Value::Bool(false) => false,
        Value::Bool(true) => true,
        Value::Number(number) => number.as_f64() != Some(0.0),
        Value::String(text) => !text.is_empty(),
        Value::Array(values) => !values.is_empty(),
        Value::Object(values) => !values.is_empty(),
    }
}

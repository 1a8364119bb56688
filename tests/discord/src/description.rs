//! Discord's published description: which calls there are, and what goes in and comes out of each.
//!
//! Reads the JSON files that `description/convert.mjs` wrote. Deliberately absent: what the description does not say
//! (`limits`), and gateway events, which it does not have (`events`).

use jsonschema::ValidationError;
use jsonschema::error::ValidationErrorKind;
use serde_json::{Map, Value, json};
use std::collections::{BTreeSet, HashMap};
use std::sync::{Arc, LazyLock, Mutex};

static SCHEMAS: &str = include_str!("../description/schemas.json");
static OPERATIONS: &str = include_str!("../description/operations.json");

/// A fault shows the value it is about; this much of it is enough.
const WORDS: usize = 300;

/// The description, read once for all tests of a binary.
pub static DESCRIPTION: LazyLock<Description> = LazyLock::new(Description::read);

#[derive(Debug)]
pub struct Description {
    schemas: Map<String, Value>,
    operations: Vec<Operation>,
    /// Compiled when first used, by their text.
    compiled: Mutex<HashMap<String, Arc<jsonschema::Validator>>>,
}

/// One call that Discord has.
#[derive(Debug)]
pub struct Operation {
    /// As in `POST /channels/{channel_id}/messages`.
    pub route: String,
    method: String,
    path: Vec<String>,
    query: BTreeSet<String>,
    request: Option<Value>,
    responses: Map<String, Value>,
}

impl Operation {
    /// How well a path fits: the number of its parts that are fixed words. Nothing if it does not fit.
    fn fits(&self, method: &str, path: &[String]) -> Option<usize> {
        if self.method != method || self.path.len() != path.len() {
            return None;
        }
        let mut words = 0;
        for (ours, theirs) in self.path.iter().zip(path) {
            if !ours.starts_with('{') {
                if ours != theirs {
                    return None;
                }
                words += 1;
            }
        }
        Some(words)
    }
}

impl Description {
    fn read() -> Self {
        let mut schemas: Value = serde_json::from_str(SCHEMAS).expect("the schemas are JSON");
        let Value::Object(schemas) = schemas["$defs"].take() else { panic!("the schemas have names") };
        let operations: Value = serde_json::from_str(OPERATIONS).expect("the operations are JSON");
        let operations = operations["operations"].as_array().expect("a list of operations").iter().map(operation);
        Self { schemas, operations: operations.collect(), compiled: Mutex::default() }
    }

    /// The call with this method and path (without `/api/v10`), if Discord has it.
    pub fn operation(&self, method: &str, path: &[String]) -> Option<&Operation> {
        let fitting = self.operations.iter().filter_map(|o| Some((o.fits(method, path)?, o)));
        fitting.max_by_key(|(words, _)| *words).map(|(_, operation)| operation)
    }

    /// Whether a route is written as the description has it.
    pub fn has_route(&self, route: &str) -> bool {
        self.operations.iter().any(|o| o.route == route)
    }

    /// What is wrong with a request; nothing if it keeps to the description.
    pub fn request_faults(&self, operation: &Operation, query: &[&str], body: &Value) -> Vec<String> {
        let mut faults: Vec<String> = query
            .iter()
            .filter(|name| !operation.query.contains(**name))
            .map(|name| format!("the query has no \"{name}\""))
            .collect();
        match &operation.request {
            // An absent body is checked as an empty one: the description has lost which bodies must be there.
            Some(schema) if body.is_null() => faults.extend(self.faults(schema, &json!({}))),
            Some(schema) => faults.extend(self.faults(schema, body)),
            None if body.is_null() || *body == json!({}) => {}
            None => faults.push("a body where none belongs".to_owned()),
        }
        faults
    }

    /// What is wrong with a response; nothing if it keeps to the description.
    pub fn response_faults(&self, operation: &Operation, status: u16, body: &Value) -> Vec<String> {
        let family = format!("{}XX", status / 100);
        let Some(schema) = operation.responses.get(&status.to_string()).or(operation.responses.get(&family)) else {
            return vec![format!("status {status} is not described")];
        };
        self.faults(schema, body)
    }

    /// What is wrong with something the description has a name for.
    pub fn faults_as(&self, name: &str, value: &Value) -> Vec<String> {
        self.faults(&json!({ "$ref": format!("#/$defs/{name}") }), value)
    }

    fn faults(&self, schema: &Value, value: &Value) -> Vec<String> {
        let validator = self.validator(schema);
        validator.iter_errors(value).map(|error| explained(&error)).collect()
    }

    fn validator(&self, schema: &Value) -> Arc<jsonschema::Validator> {
        let key = schema.to_string();
        if let Some(known) = self.compiled.lock().expect("the validators").get(&key) {
            return Arc::clone(known);
        }
        // Only what it can reach: compiling them all takes long in a debug build.
        let mut needed = Map::new();
        let mut open = named_in(schema);
        while let Some(name) = open.pop() {
            if !needed.contains_key(&name) {
                let schema = self.schemas.get(&name).unwrap_or_else(|| panic!("no schema \"{name}\""));
                open.extend(named_in(schema));
                needed.insert(name, schema.clone());
            }
        }
        let document = json!({
            "$schema": "https://json-schema.org/draft/2020-12/schema",
            "$defs": needed,
            "allOf": [schema],
        });
        let compiled = jsonschema::options().should_validate_formats(true).build(&document);
        let compiled = Arc::new(compiled.expect("the description is valid"));
        self.compiled.lock().expect("the validators").insert(key, Arc::clone(&compiled));
        compiled
    }
}

/// Where it is wrong, and how. Of several forms a value may have, the one it comes closest to is held against it.
fn explained(error: &ValidationError<'_>) -> String {
    if let ValidationErrorKind::AnyOf { context } = error.kind() {
        let depth = |errors: &&Vec<ValidationError<'_>>| {
            errors.iter().map(|error| error.instance_path().to_string().matches('/').count()).min()
        };
        if let Some(closest) = context.iter().max_by_key(depth).filter(|errors| !errors.is_empty()) {
            return closest.iter().map(explained).collect::<Vec<_>>().join(", ");
        }
    }
    let what: String = error.to_string().chars().take(WORDS).collect();
    format!("{}: {what}", error.instance_path())
}

fn operation(written: &Value) -> Operation {
    let text = |name: &str| written[name].as_str().expect("a text").to_owned();
    let words = |value: &Value| -> BTreeSet<String> {
        value.as_array().into_iter().flatten().filter_map(|word| word.as_str().map(str::to_owned)).collect()
    };
    Operation {
        route: format!("{} {}", text("method"), text("path")),
        method: text("method"),
        path: text("path").split('/').skip(1).map(str::to_owned).collect(),
        query: words(&written["query"]),
        request: written.get("request").cloned(),
        responses: written["responses"].as_object().cloned().unwrap_or_default(),
    }
}

/// The names that a schema refers to.
fn named_in(schema: &Value) -> Vec<String> {
    match schema {
        Value::Array(parts) => parts.iter().flat_map(named_in).collect(),
        Value::Object(parts) => {
            let own = parts.get("$ref").and_then(Value::as_str).and_then(|r| r.strip_prefix("#/$defs/"));
            own.map(str::to_owned).into_iter().chain(parts.values().flat_map(named_in)).collect()
        }
        _ => Vec::new(),
    }
}

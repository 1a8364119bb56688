//! Reads one source file with `syn` and compares every path in it with the tables of `tests/architecture.rs`:
//! imports, paths written out in types and expressions, and what stands in the tokens of macros and attributes.
//! Deliberately absent: the tables themselves, and following a name through a re-export.

use super::*;
use syn::visit::{self, Visit};

/// Everything in one file that goes against the rules, as lines to read.
pub fn check(path: &str, source: &str) -> Vec<String> {
    let file = match syn::parse_file(source) {
        Ok(file) => file,
        Err(error) => return vec![format!("{path}: does not parse: {error}")],
    };
    let module = module_of(path);
    let room = match module[0].as_str() {
        "adapters" => module[..module.len().min(2)].join("::"),
        first => first.to_owned(),
    };
    let Some(rules) = ROOMS.iter().find(|known| within(&room, known.name)) else {
        return vec![format!("{path}: `{room}` is no room of the house")];
    };
    let in_tests = module.iter().any(|part| TEST_MODULES.contains(&part.as_str()));
    // The crate's root has no name of its own in paths.
    let module = if matches!(rules.name, "lib" | "main") { Vec::new() } else { module };
    let submodules = submodules(&file.items);
    let mut reader = Reader { path, room, rules, module, in_tests, submodules: vec![submodules], findings: Vec::new() };
    reader.visit_file(&file);
    reader.findings
}

fn submodules(items: &[syn::Item]) -> Vec<String> {
    let modules = items.iter().filter_map(|item| match item {
        syn::Item::Mod(module) => Some(module.ident.to_string()),
        _ => None,
    });
    modules.collect()
}

struct Reader<'a> {
    path: &'a str,
    room: String,
    rules: &'static Room,
    /// Where the visitor stands, inline modules included.
    module: Vec<String>,
    in_tests: bool,
    /// The modules declared in each module the visitor stands in: they hide outside crates of the same name.
    submodules: Vec<Vec<String>>,
    findings: Vec<String>,
}

impl Reader<'_> {
    fn find(&mut self, what: String) {
        let line = format!("{}: {what}", self.path);
        if !self.findings.contains(&line) {
            self.findings.push(line);
        }
    }

    fn may(&self, scopes: &[&str]) -> bool {
        scopes.iter().any(|scope| within(&self.room, scope))
    }

    /// One path as written, without generic arguments.
    fn path(&mut self, path: &[String]) {
        let written = path.join("::");
        let Some(first) = path.first().map(String::as_str) else { return };
        let declared_here = self.submodules.last().is_some_and(|modules| modules.iter().any(|module| module == first));
        match first {
            "crate" | "drejebog" => self.inside(&path[1..], &written),
            "self" | "super" => {
                let mut at = self.module.clone();
                let rest = path.iter().skip_while(|part| match part.as_str() {
                    "super" => at.pop().is_some(),
                    part => part == "self",
                });
                let rest: Vec<_> = rest.cloned().collect();
                self.inside(&[at, rest].concat(), &written);
            }
            _ if declared_here => self.inside(&[self.module.clone(), path.to_vec()].concat(), &written),
            "std" | "core" | "alloc" => self.standard(path, &written),
            _ => self.outside(first, &written),
        }
        if path.len() > 1 && !self.may(THE_CLOCK) && !(self.in_tests && self.rules.ring == Ring::Shell) {
            let call = CLOCK_CALLS.iter().find(|call| written.ends_with(&format!("::{call}")) || written == **call);
            if let Some(call) = call {
                self.find(format!("`{written}`: `{call}` belongs to adapters::system and boot; time is a parameter"));
            }
        }
    }

    /// A path into the house, from the crate's root.
    fn inside(&mut self, target: &[String], written: &str) {
        let target = target.join("::");
        if within(&target, &self.room) && !target.is_empty() {
            return;
        }
        if self.rules.knows.iter().any(|known| within(&target, known)) {
            return;
        }
        let also = TESTS_ALSO_KNOW.iter().filter(|(room, _)| within(&self.room, room)).flat_map(|(_, known)| *known);
        if self.in_tests && also.into_iter().any(|known| within(&target, known)) {
            return;
        }
        let knows = if self.rules.knows.is_empty() { "nobody".to_owned() } else { self.rules.knows.join(", ") };
        self.find(format!("`{written}`: `{}` may know {knows}", self.room));
    }

    fn standard(&mut self, path: &[String], written: &str) {
        let as_std = format!("std::{}", path[1..].join("::"));
        for (part, rooms) in STD {
            if within(&as_std, part) && !self.may(rooms) && !self.in_tests {
                self.find(format!("`{written}`: the outside world; only {rooms:?} may name it"));
            }
        }
        let hashed = ["std::collections::HashMap", "std::collections::HashSet"];
        if self.may(&[ORDERED_ONLY]) && !self.in_tests && hashed.iter().any(|kind| within(&as_std, kind)) {
            self.find(format!("`{written}`: its order is chance; BTreeMap and BTreeSet replay the same"));
        }
    }

    fn outside(&mut self, name: &str, written: &str) {
        let Some((_, rooms)) = CRATES.iter().find(|(listed, _)| *listed == name) else { return };
        let for_tests = self.in_tests && TESTS_ALSO_USE.contains(&name);
        if !self.may(rooms) && !for_tests {
            self.find(format!("`{written}`: only {rooms:?} may use the crate `{name}`, not `{}`", self.room));
        }
    }

    /// The paths, and literals that may be sentences, in the tokens of a macro.
    fn tokens(&mut self, mut at: syn::buffer::Cursor<'_>, prefix: &[String], sentences: bool) {
        while !at.eof() {
            if let Some((ident, mut after)) = at.ident() {
                // `use crate::{a as b}`: the new name is no path.
                if ident == "as" && !prefix.is_empty() {
                    at = after.ident().map_or(after, |(_, after)| after);
                    continue;
                }
                let mut path = [prefix, &[ident.to_string()]].concat();
                let mut grouped = false;
                while let Some(rest) = double_colon(after) {
                    if let Some((ident, next)) = rest.ident() {
                        path.push(ident.to_string());
                        after = next;
                    } else if let Some((inner, _, _, next)) = rest.any_group() {
                        self.tokens(inner, &path, sentences);
                        grouped = true;
                        after = next;
                    } else {
                        after = rest;
                        break;
                    }
                }
                if path.len() > 1 && !grouped {
                    self.path(&path);
                }
                at = after;
            } else if let Some((inner, _, _, after)) = at.any_group() {
                self.tokens(inner, &[], sentences);
                at = after;
            } else if let Some((literal, after)) = at.literal() {
                if let (true, Ok(text)) = (sentences, syn::parse_str::<syn::LitStr>(&literal.to_string())) {
                    self.sentence(&text.value());
                }
                at = after;
            } else {
                at = at.punct().map(|(_, after)| after).or(at.lifetime().map(|(_, after)| after)).expect("a token");
            }
        }
    }

    /// A sentence for people belongs in `prompts/` or `content/`.
    fn sentence(&mut self, text: &str) {
        let words = text.split_whitespace().filter(|word| word.chars().any(char::is_alphabetic)).count();
        let excepted = NOT_A_SENTENCE.iter().any(|(file, start)| *file == self.path && text.starts_with(start));
        let pure = self.rules.ring == Ring::Pure && !self.in_tests;
        if pure && !excepted && words >= 3 && text.trim_end().ends_with(['.', '?', '!']) {
            self.find(format!("{text:?}: a sentence for people; it belongs in prompts/ or content/"));
        }
    }

    fn test_only(&mut self, what: &str) {
        if !self.in_tests {
            self.find(format!(
                "`{what}`: cfg(test) stands only on the modules {TEST_MODULES:?}; production flow does not know it"
            ));
        }
    }

    fn use_tree(&mut self, tree: &syn::UseTree, before: &mut Vec<String>) {
        match tree {
            syn::UseTree::Path(path) => {
                before.push(path.ident.to_string());
                self.use_tree(&path.tree, before);
                before.pop();
            }
            syn::UseTree::Group(group) => group.items.iter().for_each(|tree| self.use_tree(tree, before)),
            syn::UseTree::Glob(_) => self.path(&before.clone()),
            syn::UseTree::Name(syn::UseName { ident, .. }) | syn::UseTree::Rename(syn::UseRename { ident, .. }) => {
                let mut path = before.clone();
                // `use crate::doc::{self, Block}` names `crate::doc`.
                if ident != "self" || path.is_empty() {
                    path.push(ident.to_string());
                }
                self.path(&path);
            }
        }
    }
}

pub fn double_colon(at: syn::buffer::Cursor<'_>) -> Option<syn::buffer::Cursor<'_>> {
    let (first, after) = at.punct()?;
    let (second, after) = after.punct()?;
    (first.as_char() == ':' && second.as_char() == ':').then_some(after)
}

pub fn names_test(cfg: &str) -> bool {
    cfg.split(|c: char| !c.is_alphanumeric() && c != '_' && c != '"').any(|word| word == "test")
}

impl<'ast> Visit<'ast> for Reader<'_> {
    fn visit_item_use(&mut self, item: &'ast syn::ItemUse) {
        item.attrs.iter().for_each(|attribute| self.visit_attribute(attribute));
        self.use_tree(&item.tree, &mut Vec::new());
    }

    fn visit_item_extern_crate(&mut self, item: &'ast syn::ItemExternCrate) {
        self.path(&[item.ident.to_string()]);
    }

    fn visit_path(&mut self, path: &'ast syn::Path) {
        // One word is a local name: a crate's or room's own name alone says nothing.
        if path.segments.len() > 1 {
            let written: Vec<_> = path.segments.iter().map(|segment| segment.ident.to_string()).collect();
            self.path(&written);
        }
        visit::visit_path(self, path);
    }

    /// `pub(crate)` and `pub(super)` say who may see, not who is known.
    fn visit_visibility(&mut self, _: &'ast syn::Visibility) {}

    fn visit_item_mod(&mut self, item: &'ast syn::ItemMod) {
        let is_cfg_test =
            |attribute: &&syn::Attribute| attribute.path().is_ident("cfg") && names_test(&tokens_of(attribute));
        let tests = TEST_MODULES.iter().any(|name| item.ident == name);
        if tests && !item.attrs.iter().any(|attribute| is_cfg_test(&attribute)) && !self.in_tests {
            self.find(format!("`mod {}` without cfg(test)", item.ident));
        }
        let others = item.attrs.iter().filter(|attribute| !(tests && is_cfg_test(attribute)));
        others.for_each(|attribute| self.visit_attribute(attribute));
        let Some((_, items)) = &item.content else { return };
        let was_in_tests = self.in_tests;
        self.in_tests |= tests;
        self.module.push(item.ident.to_string());
        self.submodules.push(submodules(items));
        items.iter().for_each(|item| self.visit_item(item));
        self.submodules.pop();
        self.module.pop();
        self.in_tests = was_in_tests;
    }

    fn visit_attribute(&mut self, attribute: &'ast syn::Attribute) {
        let conditional = attribute.path().is_ident("cfg") || attribute.path().is_ident("cfg_attr");
        if conditional && names_test(&tokens_of(attribute)) {
            self.test_only(&format!("#[cfg… ({})]", tokens_of(attribute)));
        }
        if attribute.path().segments.len() > 1 {
            self.visit_path(attribute.path());
        }
        if let syn::Meta::List(list) = &attribute.meta {
            self.tokens(syn::buffer::TokenBuffer::new2(list.tokens.clone()).begin(), &[], false);
            // `#[serde(with = "crate::calendar::text")]` names a path in a string.
            for text in tokens_of(attribute).split('"').skip(1).step_by(2) {
                if let Ok(path) = syn::parse_str::<syn::Path>(text) {
                    self.visit_path(&path.clone());
                }
            }
        }
    }

    fn visit_macro(&mut self, mac: &'ast syn::Macro) {
        self.visit_path(&mac.path);
        let name = mac.path.segments.last().map(|segment| segment.ident.to_string()).unwrap_or_default();
        if name == "cfg" && names_test(&mac.tokens.to_string()) {
            self.test_only(&format!("cfg!({})", mac.tokens));
        }
        let sentences = !FOR_DEVELOPERS.contains(&name.as_str());
        self.tokens(syn::buffer::TokenBuffer::new2(mac.tokens.clone()).begin(), &[], sentences);
    }

    fn visit_expr_method_call(&mut self, call: &'ast syn::ExprMethodCall) {
        if FOR_DEVELOPERS.iter().any(|name| call.method == name) {
            self.visit_expr(&call.receiver);
        } else {
            visit::visit_expr_method_call(self, call);
        }
    }

    fn visit_lit_str(&mut self, text: &'ast syn::LitStr) {
        self.sentence(&text.value());
    }
}

pub fn tokens_of(attribute: &syn::Attribute) -> String {
    match &attribute.meta {
        syn::Meta::List(list) => list.tokens.to_string(),
        _ => String::new(),
    }
}

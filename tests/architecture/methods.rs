//! Finds files of one room that call each other's methods in a circle: a type may have its methods in several files, and then
//! imports do not show who needs whom.
//!
//! Seen are calls on `self` and on its fields, of methods whose name only one file of the room defines. Deliberately absent:
//! methods of traits, and tests.

use super::circles::{Arrows, is_test, knots, room_of};
use super::module_of;
use std::collections::{BTreeMap, BTreeSet};
use syn::visit::{self, Visit};

/// For each circle: its room, and its arrows with the methods that make them.
pub fn circles_of_methods(files: &[(String, String)]) -> Vec<(String, Vec<String>)> {
    let mut rooms: BTreeMap<String, Vec<Methods>> = BTreeMap::new();
    for (path, source) in files.iter().filter(|(path, _)| !path.contains("/tests")) {
        let mut methods = Methods { file: path.clone(), ..Methods::default() };
        methods.visit_file(&syn::parse_file(source).expect("a file that compiles"));
        rooms.entry(room_of(&module_of(path))).or_default().push(methods);
    }
    let knots_of = |(room, methods): (String, Vec<Methods>)| {
        knots(&arrows(&methods)).into_iter().map(move |knot| (room.clone(), knot)).collect::<Vec<_>>()
    };
    rooms.into_iter().flat_map(knots_of).collect()
}

fn arrows(files: &[Methods]) -> Arrows {
    let mut defined: BTreeMap<&String, Vec<&String>> = BTreeMap::new();
    for methods in files {
        for name in &methods.defined {
            defined.entry(name).or_default().push(&methods.file);
        }
    }
    let mut arrows = Arrows::new();
    for methods in files {
        for name in &methods.called {
            if let Some([file]) = defined.get(name).map(Vec::as_slice)
                && **file != methods.file
            {
                arrows.entry((methods.file.clone(), (*file).clone())).or_default().insert(name.clone());
            }
        }
    }
    arrows
}

/// What one file defines and calls.
#[derive(Default)]
struct Methods {
    file: String,
    defined: BTreeSet<String>,
    called: BTreeSet<String>,
}

impl<'ast> Visit<'ast> for Methods {
    fn visit_item_mod(&mut self, item: &'ast syn::ItemMod) {
        if !is_test(&item.attrs) {
            visit::visit_item_mod(self, item);
        }
    }

    fn visit_item_impl(&mut self, item: &'ast syn::ItemImpl) {
        if item.trait_.is_none() {
            let functions = item.items.iter().filter_map(|item| match item {
                syn::ImplItem::Fn(function) => Some(&function.sig),
                _ => None,
            });
            let methods = functions.filter(|signature| signature.receiver().is_some());
            self.defined.extend(methods.map(|signature| signature.ident.to_string()));
        }
        visit::visit_item_impl(self, item);
    }

    fn visit_expr_method_call(&mut self, call: &'ast syn::ExprMethodCall) {
        if is_own(&call.receiver) {
            self.called.insert(call.method.to_string());
        }
        visit::visit_expr_method_call(self, call);
    }
}

/// `self`, or a field of it.
fn is_own(receiver: &syn::Expr) -> bool {
    match receiver {
        syn::Expr::Path(path) => path.path.is_ident("self"),
        syn::Expr::Field(field) => is_own(&field.base),
        _ => false,
    }
}

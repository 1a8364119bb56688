//! Finds the files of one room that need each other in a circle, so that none of them can be read alone.
//!
//! An arrow goes from a file to the file in which a name it uses is defined: a name that a `mod.rs` only passes on belongs
//! to where it comes from, and passing on its own children's names makes a `mod.rs` a map, not a user of them. Deliberately
//! absent: other rooms (`reader.rs` keeps those arrows), tests, and methods, whose calls name no path (`methods.rs`).

use super::module_of;
use super::reader::{double_colon, names_test, tokens_of};
use std::collections::{BTreeMap, BTreeSet};
use syn::visit::{self, Visit};

/// For each circle: its room, and its arrows with the names that make them, as lines to read.
pub fn circles(files: &[(String, String)]) -> Vec<(String, Vec<String>)> {
    let house = House::of(files);
    let mut rooms: BTreeMap<String, Arrows> = BTreeMap::new();
    for (module, scope) in &house.scopes {
        for used in &scope.used {
            let Some(Found::Item { of, name }) = house.find(module, used, DEEPEST) else { continue };
            let target = &house.scopes[&of].file;
            let room = room_of(module);
            if *target != scope.file && room == room_of(&of) {
                let names = rooms.entry(room).or_default().entry((scope.file.clone(), target.clone())).or_default();
                names.insert(name);
            }
        }
    }
    rooms
        .into_iter()
        .flat_map(|(room, arrows)| knots(&arrows).into_iter().map(move |knot| (room.clone(), knot)))
        .collect()
}

/// From one file to another, and the names that it takes from there.
pub type Arrows = BTreeMap<(String, String), BTreeSet<String>>;

/// More re-exports than a name is ever passed through: a `use` of itself ends here.
const DEEPEST: usize = 16;

/// The folder below `src`; each adapter is a room of its own.
pub fn room_of(module: &[String]) -> String {
    let depth = if module.first().is_some_and(|first| first == "adapters") { 2 } else { 1 };
    module[..module.len().min(depth)].join("::")
}

/// Those arrows that lie on a circle, one list for each set of files that reach each other.
pub fn knots(arrows: &Arrows) -> Vec<Vec<String>> {
    let files: BTreeSet<_> = arrows.keys().flat_map(|(from, to)| [from, to]).collect();
    let reach: BTreeMap<_, _> = files.iter().map(|file| (*file, reached(arrows, file))).collect();
    let knots: BTreeSet<Vec<_>> = files
        .iter()
        .filter(|file| reach[*file].contains(*file))
        .map(|file| reach[file].iter().copied().filter(|other| reach[other].contains(*file)).collect())
        .collect();
    let inside = |knot: &Vec<&String>| {
        let inner = arrows.iter().filter(|((from, to), _)| knot.contains(&from) && knot.contains(&to));
        let line = |((from, to), names): (&(String, String), &BTreeSet<String>)| {
            format!("{from} -> {to}: {}", names.iter().map(String::as_str).collect::<Vec<_>>().join(", "))
        };
        inner.map(line).collect()
    };
    knots.iter().map(inside).collect()
}

/// The files to which arrows lead from this one, by however many steps.
fn reached<'a>(arrows: &'a Arrows, from: &'a String) -> BTreeSet<&'a String> {
    let (mut seen, mut next) = (BTreeSet::new(), vec![from]);
    while let Some(file) = next.pop() {
        let out = arrows.keys().filter(|(from, _)| from == file).map(|(_, to)| to);
        next.extend(out.filter(|to| seen.insert(*to)));
    }
    seen
}

/// Every module that is no test, by its path from the crate's root.
struct House {
    scopes: BTreeMap<Vec<String>, Scope>,
}

/// What one module declares, and which paths stand in it.
#[derive(Default)]
struct Scope {
    file: String,
    modules: BTreeSet<String>,
    items: BTreeSet<String>,
    /// By the name each has here.
    imports: BTreeMap<String, Vec<String>>,
    globs: Vec<Vec<String>>,
    used: BTreeSet<Vec<String>>,
}

/// What a path leads to.
enum Found {
    Module(Vec<String>),
    Item { of: Vec<String>, name: String },
}

impl House {
    fn of(files: &[(String, String)]) -> Self {
        let mut scopes: BTreeMap<Vec<String>, Scope> = BTreeMap::new();
        for (path, source) in files {
            let Ok(file) = syn::parse_file(source) else { continue };
            let module = module_of(path);
            let module = if module == ["lib"] || module == ["main"] { Vec::new() } else { module };
            let mut reader = Reader { file: path, module, scopes: &mut scopes };
            reader.scope();
            reader.visit_file(&file);
        }
        let rooms: Vec<_> = scopes.keys().filter_map(|module| module.first().cloned()).collect();
        scopes.entry(Vec::new()).or_default().modules.extend(rooms);
        // A file that only tests declare is a test.
        let declared = |module: &Vec<String>, scopes: &BTreeMap<Vec<String>, Scope>| {
            (2..=module.len()).all(|depth| {
                let parent = scopes.get(&module[..depth - 1]);
                parent.is_none_or(|parent| parent.modules.contains(&module[depth - 1]))
            })
        };
        let tests: Vec<_> = scopes.keys().filter(|module| !declared(module, &scopes)).cloned().collect();
        tests.iter().for_each(|module| drop(scopes.remove(module)));
        Self { scopes }
    }

    /// Where a path leads that stands in the module `from`; nowhere in the house where it names another crate or a local.
    fn find(&self, from: &[String], path: &[String], depth: usize) -> Option<Found> {
        let first = path.first()?.as_str();
        let mut at = from.to_vec();
        match first {
            "crate" | "drejebog" => self.walk(Vec::new(), &path[1..], depth),
            "self" | "super" => {
                let up = |part: &&String| match part.as_str() {
                    "super" => at.pop().is_some(),
                    part => part == "self",
                };
                let rest: Vec<_> = path.iter().skip_while(up).cloned().collect();
                self.walk(at, &rest, depth)
            }
            _ if self.scopes.get(from)?.knows(first) => self.walk(at, path, depth),
            _ => self.through_globs(from, path, depth),
        }
    }

    fn walk(&self, at: Vec<String>, path: &[String], depth: usize) -> Option<Found> {
        let scope = self.scopes.get(&at)?;
        let Some((name, rest)) = path.split_first() else { return Some(Found::Module(at)) };
        if scope.modules.contains(name) && !(rest.is_empty() && scope.items.contains(name)) {
            return self.walk([at, vec![name.clone()]].concat(), rest, depth);
        }
        if let (Some(import), false) = (scope.imports.get(name), scope.items.contains(name)) {
            return match self.find(&at, import, depth.checked_sub(1)?)? {
                Found::Module(module) => self.walk(module, rest, depth),
                item => Some(item),
            };
        }
        let known = scope.items.contains(name);
        let passed_on = if known { None } else { self.through_globs(&at, path, depth) };
        // What is not found is made by a macro there.
        passed_on.or(Some(Found::Item { of: at, name: name.clone() }))
    }

    fn through_globs(&self, at: &[String], path: &[String], depth: usize) -> Option<Found> {
        let depth = depth.checked_sub(1)?;
        let modules = self.scopes.get(at)?.globs.iter().filter_map(|glob| match self.find(at, glob, depth)? {
            Found::Module(module) => Some(module),
            Found::Item { .. } => None,
        });
        let knowing = |module: &Vec<String>| self.scopes.get(module).is_some_and(|scope| scope.knows(&path[0]));
        modules.filter(knowing).find_map(|module| self.walk(module, path, depth))
    }
}

impl Scope {
    fn knows(&self, name: &str) -> bool {
        self.items.contains(name) || self.modules.contains(name) || self.imports.contains_key(name)
    }
}

/// Fills the scopes of one file.
struct Reader<'a> {
    file: &'a str,
    /// Where the visitor stands, inline modules included.
    module: Vec<String>,
    scopes: &'a mut BTreeMap<Vec<String>, Scope>,
}

impl Reader<'_> {
    fn scope(&mut self) -> &mut Scope {
        let scope = self.scopes.entry(self.module.clone()).or_default();
        scope.file = self.file.to_owned();
        scope
    }

    fn import(&mut self, tree: &syn::UseTree, before: &[String], passes_on: bool) {
        let with = |ident: &syn::Ident| match ident.to_string().as_str() {
            // `use crate::doc::{self, Block}` names `crate::doc`.
            "self" if !before.is_empty() => before.to_vec(),
            name => [before, &[name.to_owned()]].concat(),
        };
        match tree {
            syn::UseTree::Path(path) => self.import(&path.tree, &with(&path.ident), passes_on),
            syn::UseTree::Group(group) => group.items.iter().for_each(|tree| self.import(tree, before, passes_on)),
            syn::UseTree::Glob(_) => self.scope().globs.push(before.to_vec()),
            syn::UseTree::Name(syn::UseName { ident }) => {
                let path = with(ident);
                let name = path.last().expect("a name").clone();
                self.imported(name, path, passes_on);
            }
            syn::UseTree::Rename(syn::UseRename { ident, rename, .. }) => {
                self.imported(rename.to_string(), with(ident), passes_on);
            }
        }
    }

    fn imported(&mut self, name: String, path: Vec<String>, passes_on: bool) {
        let scope = self.scope();
        let first = if path[0] == "self" { path.get(1) } else { path.first() };
        // The map of the children is no use of them; where the name stands in the code besides, that is one.
        if !(passes_on && first.is_some_and(|first| scope.modules.contains(first))) {
            scope.used.insert(path.clone());
        }
        scope.imports.insert(name, path);
    }

    fn declare(&mut self, items: &[syn::Item]) {
        for item in items {
            let name = match item {
                syn::Item::Mod(module) if !is_test(&module.attrs) => {
                    self.scope().modules.insert(module.ident.to_string());
                    continue;
                }
                syn::Item::Const(item) => &item.ident,
                syn::Item::Enum(item) => &item.ident,
                syn::Item::Fn(item) => &item.sig.ident,
                syn::Item::Static(item) => &item.ident,
                syn::Item::Struct(item) => &item.ident,
                syn::Item::Trait(item) => &item.ident,
                syn::Item::Type(item) => &item.ident,
                syn::Item::Union(item) => &item.ident,
                _ => continue,
            };
            self.scope().items.insert(name.to_string());
        }
    }

    /// The paths in the tokens of a macro.
    fn tokens(&mut self, mut at: syn::buffer::Cursor<'_>) {
        while !at.eof() {
            if let Some((ident, mut after)) = at.ident() {
                let mut path = vec![ident.to_string()];
                while let Some((ident, next)) = double_colon(after).and_then(syn::buffer::Cursor::ident) {
                    path.push(ident.to_string());
                    after = next;
                }
                self.use_of(path);
                at = after;
            } else if let Some((inner, _, _, after)) = at.any_group() {
                self.tokens(inner);
                at = after;
            } else {
                at = at.token_tree().expect("a token").1;
            }
        }
    }

    /// A small word alone is a local more often than not, and an import names a path besides.
    fn use_of(&mut self, path: Vec<String>) {
        if path.len() > 1 || path[0].starts_with(char::is_uppercase) {
            self.scope().used.insert(path);
        }
    }
}

fn names(path: &syn::Path) -> Vec<String> {
    path.segments.iter().map(|segment| segment.ident.to_string()).collect()
}

pub fn is_test(attributes: &[syn::Attribute]) -> bool {
    attributes.iter().any(|attribute| attribute.path().is_ident("cfg") && names_test(&tokens_of(attribute)))
}

impl<'ast> Visit<'ast> for Reader<'_> {
    fn visit_file(&mut self, file: &'ast syn::File) {
        self.declare(&file.items);
        visit::visit_file(self, file);
    }

    fn visit_item_mod(&mut self, item: &'ast syn::ItemMod) {
        let Some((_, items)) = &item.content else { return };
        if is_test(&item.attrs) {
            return;
        }
        self.module.push(item.ident.to_string());
        self.declare(items);
        items.iter().for_each(|item| self.visit_item(item));
        self.module.pop();
    }

    fn visit_item_use(&mut self, item: &'ast syn::ItemUse) {
        self.import(&item.tree, &[], !matches!(item.vis, syn::Visibility::Inherited));
    }

    fn visit_path(&mut self, path: &'ast syn::Path) {
        self.use_of(names(path));
        visit::visit_path(self, path);
    }

    fn visit_expr_call(&mut self, call: &'ast syn::ExprCall) {
        if let syn::Expr::Path(called) = &*call.func {
            self.scope().used.insert(names(&called.path));
        }
        visit::visit_expr_call(self, call);
    }

    /// `pub(crate)` and `pub(super)` say who may see, not who is known.
    fn visit_visibility(&mut self, _: &'ast syn::Visibility) {}

    fn visit_macro(&mut self, mac: &'ast syn::Macro) {
        self.tokens(syn::buffer::TokenBuffer::new2(mac.tokens.clone()).begin());
    }

    fn visit_attribute(&mut self, attribute: &'ast syn::Attribute) {
        // `#[serde(with = "super::dates")]` names a path in a string.
        for text in tokens_of(attribute).split('"').skip(1).step_by(2) {
            if let Ok(path) = syn::parse_str::<syn::Path>(text) {
                self.visit_path(&path.clone());
            }
        }
    }
}

//! Who imports whom: the files below `src`, and the files that each of them names.

use std::collections::{BTreeMap, BTreeSet};

/// A source file: its path below `src`, and its code without tests and comments.
pub struct Source {
    /// The path, with `/`.
    pub path: String,
    /// The code.
    pub code: String,
}

impl Source {
    /// The path of its module: `["ui", "paths"]` of `ui/paths/mod.rs`.
    fn module(&self) -> Vec<&str> {
        let path = self.path.trim_end_matches(".rs").trim_end_matches("/mod");
        if path == "lib" { Vec::new() } else { path.split('/').collect() }
    }
}

/// For each file the files that it takes something from; of what a parent hands on, the child that defines it.
pub fn imports(sources: &[Source]) -> BTreeMap<&str, BTreeSet<&str>> {
    let modules: BTreeMap<Vec<&str>, &Source> = sources.iter().map(|source| (source.module(), source)).collect();
    let found = |source| (source, named(source).into_iter().filter_map(|path| defining(&modules, &path, 0)).collect());
    let all = sources.iter().map(found);
    all.map(|(source, files): (&Source, BTreeSet<&str>)| {
        (&*source.path, files.into_iter().filter(|file| *file != source.path).collect())
    })
    .collect()
}

/// The file that defines what an absolute path names; `None` for a path of another crate.
fn defining<'a>(modules: &BTreeMap<Vec<&'a str>, &'a Source>, path: &[String], depth: usize) -> Option<&'a str> {
    let (module, source) = (1..=path.len()).rev().find_map(|length| {
        let module: Vec<&str> = path[..length].iter().map(String::as_str).collect();
        modules.iter().find(|(known, _)| **known == module).map(|(known, source)| (known.clone(), *source))
    })?;
    let Some(item) = path.get(module.len()).filter(|_| depth < 5) else { return Some(&source.path) };
    // What a `mod.rs` only hands on is defined elsewhere.
    let handed_on = uses(&source.code).into_iter().filter(|(is_public, _)| *is_public).map(|(_, tree)| tree);
    for leaf in handed_on.flat_map(|tree| leaves(&tree)) {
        if leaf.last() == Some(item) {
            let absolute =
                absolute(&leaf, &module).unwrap_or_else(|| module.iter().map(ToString::to_string).chain(leaf).collect());
            return defining(modules, &absolute, depth + 1).or(Some(&source.path));
        }
    }
    Some(&source.path)
}

/// The absolute paths that a file names, in `use` and in its code.
fn named(source: &Source) -> Vec<Vec<String>> {
    let module = source.module();
    let children = |leaf: Vec<String>| module.iter().map(ToString::to_string).chain(leaf).collect();
    // What a file only hands on it does not use itself.
    let used = uses(&source.code).into_iter().filter(|(is_public, _)| !is_public).flat_map(|(_, tree)| leaves(&tree));
    let used = used.map(|leaf| absolute(&leaf, &module).unwrap_or_else(|| children(leaf)));
    let inline = ["crate::", "super::"].into_iter().flat_map(|start| source.code.match_indices(start));
    let path = |(at, _): (usize, &str)| {
        let name = |c: char| c.is_alphanumeric() || c == '_' || c == ':';
        let text: String = source.code[at..].chars().take_while(|c| name(*c)).collect();
        absolute(&text.trim_end_matches(':').split("::").map(str::to_owned).collect::<Vec<_>>(), &module)
    };
    used.chain(inline.filter_map(path)).collect()
}

/// The trees of all `use` declarations, each with whether it hands on what it names.
fn uses(code: &str) -> Vec<(bool, String)> {
    let mut found = Vec::new();
    for declaration in code.split(';') {
        let declaration = declaration.rsplit_once("\n\n").map_or(declaration, |(_, last)| last).trim();
        let line = declaration.lines().find(|line| line.trim_start().trim_start_matches("pub").contains("use "));
        let Some(line) = line else { continue };
        let start = declaration.find(line).unwrap_or(0);
        if let Some((before, tree)) = declaration[start..].split_once("use ")
            && (before.trim().is_empty() || before.trim_start().starts_with("pub"))
        {
            found.push((before.contains("pub"), tree.split_whitespace().collect::<Vec<_>>().join(" ")));
        }
    }
    found
}

/// The single paths of a tree: `a::{b, c::d}` is `a::b` and `a::c::d`.
fn leaves(tree: &str) -> Vec<Vec<String>> {
    let Some((prefix, rest)) = tree.split_once('{') else {
        let name = tree.split(" as ").next().unwrap_or(tree).trim();
        return vec![name.split("::").map(|part| part.trim().to_owned()).filter(|part| part != "self").collect()];
    };
    let inside = rest.rsplit_once('}').map_or(rest, |(inside, _)| inside);
    let (mut depth, mut start, mut parts) = (0, 0, Vec::new());
    for (at, c) in inside.char_indices() {
        match c {
            '{' => depth += 1,
            '}' => depth -= 1,
            ',' if depth == 0 => {
                parts.push(&inside[start..at]);
                start = at + 1;
            }
            _ => {}
        }
    }
    parts.push(&inside[start..]);
    let prefix = prefix.trim().trim_end_matches("::");
    let parts = parts.into_iter().map(str::trim).filter(|part| !part.is_empty());
    parts.flat_map(|part| leaves(&format!("{prefix}::{part}"))).collect()
}

/// A path from the crate's root on; `None` for one that begins with neither `crate` nor `super` nor `self`.
fn absolute(path: &[String], module: &[&str]) -> Option<Vec<String>> {
    let up = path.iter().take_while(|part| *part == "super").count();
    let base: &[&str] = match path.first()?.as_str() {
        "crate" => &[],
        "self" => module,
        "super" => &module[..module.len().checked_sub(up)?],
        _ => return None,
    };
    let rest = path[up..].iter().filter(|part| !["crate", "self"].contains(&part.as_str()));
    Some(base.iter().map(ToString::to_string).chain(rest.cloned()).collect())
}

/// The groups of files that import each other in a circle, where a parent and its own child do not count.
pub fn circles<'a>(imports: &BTreeMap<&'a str, BTreeSet<&'a str>>) -> Vec<Vec<&'a str>> {
    let folder = |file: &str| file.trim_end_matches("mod.rs").trim_end_matches(".rs").trim_end_matches('/').to_owned();
    let is_parent = |one: &str, other: &str| {
        let (one, other) = (folder(one), folder(other));
        one == "lib" || other.strip_prefix(&one).is_some_and(|rest| rest.starts_with('/') && !rest[1..].contains('/'))
    };
    let next = |file: &str| -> Vec<&'a str> {
        let all = imports.get(file).into_iter().flatten().copied();
        all.filter(|other| !is_parent(file, other) && !is_parent(other, file)).collect()
    };
    let reach = |from: &'a str| {
        let (mut seen, mut open) = (BTreeSet::new(), next(from));
        while let Some(file) = open.pop() {
            if seen.insert(file) {
                open.extend(next(file));
            }
        }
        seen
    };
    let reached: BTreeMap<&str, BTreeSet<&str>> = imports.keys().map(|file| (*file, reach(file))).collect();
    let circle = |file: &&'a str| -> Vec<&'a str> {
        reached[file].iter().copied().filter(|other| reached.get(other).is_some_and(|back| back.contains(file))).collect()
    };
    let found: BTreeSet<Vec<&str>> = imports.keys().map(circle).filter(|files| !files.is_empty()).collect();
    found.into_iter().collect()
}

//! What the classes of a data set are called.

use std::path::Path;

use super::{Dataset, Note};
use crate::files::{is_file, read_text, reason};
use crate::naming::normalized;

/// The classes of Fashion-MNIST (Xiao, Rasul and Vollgraf, 2017), which come without names.
const FASHION: [&str; 10] =
    ["T-shirt/top", "Trouser", "Pullover", "Dress", "Coat", "Sandal", "Shirt", "Sneaker", "Bag", "Ankle boot"];
/// The first labels of Fashion-MNIST, by which it is known whatever its folder is called.
const FASHION_LABELS: [u8; 10] = [9, 0, 0, 3, 0, 2, 7, 2, 5, 5];
/// The number of its training images.
const FASHION_COUNT: usize = 60_000;
/// The greatest size of a list of classes, in bytes.
const MAX_LIST_BYTES: u64 = 1_000_000;
/// The greatest number of letters of a name.
const MAX_LETTERS: usize = 40;

/// Give the classes the names of the list in `folder`, or those of a set that is known by `name` or by its labels.
pub(super) fn name_classes(data: &mut Dataset, folder: &Path, set: &str, name: &str) {
    let known = normalized(name).contains("fashion") && data.classes == FASHION.len();
    let labels = data.train.labels();
    if known || (labels.starts_with(&FASHION_LABELS) && labels.len() == FASHION_COUNT) {
        data.class_names = FASHION.map(str::to_owned).to_vec();
    }
    let mapping = if set.is_empty() { None } else { Some(format!("{set}-mapping.txt")) };
    for file in ["labels.txt".to_owned()].into_iter().chain(mapping) {
        let path = folder.join(&file);
        if is_file(&path) {
            match read_text(&path, MAX_LIST_BYTES) {
                Ok(text) => take_list(data, file, &text),
                Err(error) => data.notes.push(Note::NoNames { file, reason: reason(&error) }),
            }
            return;
        }
    }
}

/// Take the names of a list, if there are enough of them: one for each class, or for each that occurs.
fn take_list(data: &mut Dataset, file: String, text: &str) {
    let mut listed = listed(text);
    let mut occurring: Vec<usize> =
        data.train.labels().iter().chain(data.test.labels()).map(|label| usize::from(*label)).collect();
    occurring.sort_unstable();
    occurring.dedup();
    if listed.len() == occurring.len() {
        let mut names = vec![String::new(); data.classes];
        occurring.iter().zip(listed).for_each(|(class, name)| names[*class] = name);
        data.class_names = names;
    } else if listed.len() >= data.classes {
        listed.truncate(data.classes);
        data.class_names = listed;
    } else {
        data.notes.push(Note::OtherNames { file, names: listed.len(), classes: data.classes });
    }
}

/// The names in a text: one a line, also with its number before it; or, as EMNIST maps them, the number of a class and the codes
/// of its letters.
fn listed(text: &str) -> Vec<String> {
    let lines: Vec<&str> = text.lines().map(str::trim).filter(|line| !line.is_empty()).collect();
    let codes = |line: &&str| line.split_whitespace().map(|code| code.parse().ok()).collect::<Option<Vec<u32>>>();
    let mapped: Option<Vec<Vec<u32>>> = lines.iter().map(|line| codes(line).filter(|codes| codes.len() > 1)).collect();
    let letters = |codes: Vec<u32>| codes[1..].iter().filter_map(|code| char::from_u32(*code)).collect();
    let names: Vec<String> = if let Some(mapped) = mapped {
        mapped.into_iter().map(letters).collect()
    } else {
        let numbered: Option<Vec<String>> = lines.iter().enumerate().map(without_number).collect();
        numbered.unwrap_or_else(|| lines.iter().map(|line| (*line).to_owned()).collect())
    };
    names.into_iter().map(|name| name.chars().filter(|c| !c.is_control()).take(MAX_LETTERS).collect()).collect()
}

/// The name on a line behind its number, which is the index of the line, counted from 0 or from 1.
fn without_number((index, line): (usize, &&str)) -> Option<String> {
    let rest = line.trim_start_matches(|c: char| c.is_ascii_digit());
    let number: usize = line[..line.len() - rest.len()].parse().ok()?;
    let name = rest.trim_start_matches([' ', '\t', ':', ',', '.', ';', '=', '-']);
    (index.abs_diff(number) <= 1 && name.len() < rest.len() && !name.is_empty()).then(|| name.to_owned())
}

#[cfg(test)]
mod tests;

//! The pictures in a web page, a chapter of a book, or the text of a notebook: named files, data addresses, and SVG in the page itself.
//! Pages are as people and programs write them, so tags are read one by one, whether they fit together or not.

use std::borrow::Cow;

use super::{Found, address};

/// The attributes that name a picture, and of which elements if not of any.
const ATTRIBUTES: [(&str, &[&str]); 7] = [
    ("src", &["img", "image", "source", "embed", "input", "iframe"]),
    ("data-src", &["img", "iframe"]), // slides that load their pictures late
    ("href", &["image"]),
    ("xlink:href", &["image"]),
    ("data", &["object"]),
    ("poster", &["video"]),
    ("data-background-image", &["section"]),
];

/// The greatest number of attributes of a tag that are kept.
const MAX_ATTRIBUTES: usize = 1_000;

/// A picture in a page.
pub(super) enum Picture<'a> {
    /// Where it says that it is.
    At(Cow<'a, str>),
    /// An SVG in the page itself.
    Svg(&'a str),
}

/// Look at the pictures of a page beside which its files are.
pub(in super::super) fn read(text: &str, found: &mut Found) -> Result<(), String> {
    pictures(text).try_for_each(|(_, picture)| look(&picture, found))
}

/// Look at a picture of a page beside which its files are.
pub(super) fn look(picture: &Picture<'_>, found: &mut Found) -> Result<(), String> {
    match picture {
        Picture::Svg(text) if text.contains("metadata") => found.look(text.as_bytes())?,
        Picture::Svg(_) => found.look(std::io::empty())?, // a sign or a drawing, which need not be well-formed
        Picture::At(at) => match (address::data(at), address::file("", at).filter(|name| address::is_picture(name))) {
            (Some(bytes), _) => found.look(&*bytes)?,
            (None, Some(name)) => found.look_beside(&name)?,
            (None, None) => false,
        },
    };
    Ok(())
}

/// The pictures of a page, with their places in its text.
pub(super) fn pictures(text: &str) -> impl Iterator<Item = (usize, Picture<'_>)> {
    let mut reader = Tags { text, at: 0 };
    let mut last: Option<Cow<'_, str>> = None;
    let all = std::iter::from_fn(move || reader.next_pictures()).flatten();
    // A picture is often a link to itself, or named twice for the sake of old browsers.
    all.filter(move |(_, picture)| match picture {
        Picture::Svg(_) => true,
        Picture::At(at) => last.replace(at.clone()).as_ref() != Some(at),
    })
}

struct Tags<'a> {
    text: &'a str,
    at: usize,
}

impl<'a> Tags<'a> {
    /// The pictures of the next tag; `None` at the end.
    fn next_pictures(&mut self) -> Option<Vec<(usize, Picture<'a>)>> {
        let at = self.at + self.text[self.at..].find('<')?;
        let rest = &self.text[at..];
        if rest.starts_with("<!--") {
            self.at = at + rest.find("-->")?;
            return Some(Vec::new());
        }
        let name = rest[1..].split(|c: char| c.is_whitespace() || matches!(c, '>' | '/')).next().unwrap_or_default();
        if name.eq_ignore_ascii_case("svg") {
            let svg = &rest[..svg_length(rest)?];
            self.at = at + svg.len();
            return Some(vec![(at, Picture::Svg(svg))]);
        }
        self.at = at + 1 + name.len();
        let attributes = self.attributes();
        let found = attributes.into_iter().filter_map(|(attribute, value)| {
            let names = |(known, of): &(&str, &[&str])| {
                attribute.eq_ignore_ascii_case(known) && of.iter().any(|of| name.eq_ignore_ascii_case(of))
            };
            let value = if ATTRIBUTES.iter().any(names) { Some(value) } else { background(attribute, value) };
            value.map(|value| (at, Picture::At(unescaped(value.trim()))))
        });
        let found = found.collect();
        for raw in ["script", "style"] {
            if name.eq_ignore_ascii_case(raw) {
                self.at += self.text[self.at..].find(&format!("</{name}"))?;
            }
        }
        Some(found)
    }

    /// The attributes of the tag whose name was read, and go behind it.
    fn attributes(&mut self) -> Vec<(&'a str, &'a str)> {
        let mut attributes = Vec::new();
        loop {
            let rest = self.text[self.at..].trim_start_matches(|c: char| c.is_whitespace() || c == '/');
            self.at = self.text.len() - rest.len();
            let name_ends = |c: char| c.is_whitespace() || matches!(c, '=' | '>' | '/');
            let name = rest.split(name_ends).next().unwrap_or_default();
            let behind = rest[name.len()..].trim_start();
            let Some(value) = behind.strip_prefix('=').map(str::trim_start) else {
                self.at += name.len();
                if name.is_empty() {
                    return attributes; // the end of the tag, or of the text
                }
                continue;
            };
            let quoted = value.chars().next().filter(|quote| matches!(quote, '"' | '\''));
            let value = match quoted {
                Some(quote) => value[1..].split(quote).next().unwrap_or_default(),
                None => value.split(|c: char| c.is_whitespace() || c == '>').next().unwrap_or_default(),
            };
            let end = value.as_ptr().addr() - self.text.as_ptr().addr() + value.len() + usize::from(quoted.is_some());
            self.at = end.min(self.text.len());
            if attributes.len() < MAX_ATTRIBUTES {
                attributes.push((name, value));
            }
        }
    }
}

/// The length of the SVG that a text starts with, those within it included; `None` if it does not end.
fn svg_length(text: &str) -> Option<usize> {
    let (mut depth, mut at) = (0_usize, 0);
    loop {
        at += text[at..].find('<')? + 1;
        let rest = &text[at..];
        let name = rest.split(|c: char| c.is_whitespace() || c == '>').next().unwrap_or_default();
        let closes = name.eq_ignore_ascii_case("/svg");
        if closes || name.eq_ignore_ascii_case("svg") {
            let end = rest.find('>')?;
            let is_whole = rest[..end].ends_with('/');
            depth = if closes { depth.saturating_sub(1) } else { depth + usize::from(!is_whole) };
            at += end + 1;
            if depth == 0 {
                return Some(at);
            }
        }
    }
}

/// The picture in an attribute of style.
fn background<'a>(attribute: &str, value: &'a str) -> Option<&'a str> {
    let (_, after) = value.split_once("url(").filter(|_| attribute.eq_ignore_ascii_case("style"))?;
    let (at, _) = after.split_once(')')?;
    Some(at.trim_matches(['"', '\'', ' ']))
}

/// A value in which `&amp;` stands for `&`.
fn unescaped(value: &str) -> Cow<'_, str> {
    if !value.contains('&') {
        return value.into();
    }
    let mut text = value.to_owned();
    for (name, letter) in
        [("&lt;", "<"), ("&gt;", ">"), ("&quot;", "\""), ("&#34;", "\""), ("&#39;", "'"), ("&#10;", "\n"), ("&amp;", "&")]
    {
        text = text.replace(name, letter);
    }
    text.into()
}

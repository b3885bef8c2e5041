//! The size of a document on paper.

/// The document with a width and a height in inches, in place of those in points.
pub(crate) fn on_paper(mut svg: String, [width, height]: [f64; 2]) -> String {
    const BEFORE: &str = " width=\"";
    const AFTER: &str = " viewBox=";
    let place = svg.find(BEFORE).and_then(|start| Some((start, start + svg[start..].find(AFTER)?)));
    if let Some((start, end)) = place {
        svg.replace_range(start..end, &format!(" width=\"{width:.4}in\" height=\"{height:.4}in\""));
    }
    svg
}

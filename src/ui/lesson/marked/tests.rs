use super::*;

/// The text with marks that can be read: `[lr- learning rate]`.
fn shown(text: &str) -> String {
    let mut open = false;
    let bracket = |letter: char| match letter {
        '$' => {
            open = !open;
            if open { '[' } else { ']' }
        }
        MARK => ':',
        other => other,
    };
    marked(text).chars().map(bracket).collect()
}

#[test]
fn the_first_place_of_each_term_is_marked_with_its_style() {
    assert_eq!(shown("The learning rate, a learning rate."), "The [lr:-:learning rate], a learning rate.");
    assert_eq!(shown("f is the **loss**, lower is better"), "f is the [loss:b:loss], lower is better");
    assert_eq!(shown("*A large gradient here.*"), "*A large [gradient:i:gradient] here.*");
    assert_eq!(shown("- a gradient\n- a seed"), "- a [gradient:-:gradient]\n- a [seed:-:seed]");
}

#[test]
fn nothing_is_marked_where_it_would_break_the_text() {
    for text in ["`loss`", "[the loss](https://example.org)", "# The loss", "no term", "$loss$ of 5 $", "&#108;oss", ""] {
        assert_eq!(marked(text), text);
    }
    assert_eq!(shown("**loss of f**, the loss"), "**loss of f**, the [loss:-:loss]", "beside stars");
}

use super::*;
use crate::experiment::paths::insight::insight;
use crate::experiment::paths::{Settings, run};
use crate::picture::paths::MapTransform;
use crate::picture::theme::Palette;

#[test]
fn the_arrows_of_a_playback_have_one_scale_so_that_they_shrink_as_the_steps_do() {
    let rect = Rect::from_min_size(Pos2::ZERO, egui::vec2(600.0, 400.0));
    let paths = run(&Settings::default());
    for path in &paths {
        let factor = |step: usize, one_scale: bool| {
            let settings = Settings { shown: Some(step), ..Settings::default() };
            let transform = MapTransform::fit(rect, settings.landscape.view());
            let content = Content { one_scale, ..Content::new(&settings, &paths, Palette::for_theme(egui::Theme::Light)) };
            magnification(&transform, &content, path, &insight(&settings, path, &[]))
        };
        let [first, last] = [1, 28].map(|step| factor(step, true));
        assert!((1..28).all(|step| factor(step, true) == first) && last == first, "{first} {last}");
        assert!(factor(28, false) > factor(1, false), "alone, a short step has long arrows");
    }
}

#[test]
fn arrows_are_magnified_as_far_as_they_end_in_the_picture() {
    let rect = Rect::from_min_size(Pos2::ZERO, egui::vec2(440.0, 260.0));
    let settings = Settings { shown: Some(29), ..Settings::default() };
    let paths = run(&settings);
    let whole = MapTransform::fit(rect, settings.frame(&paths));
    let content = Content::new(&settings, &paths, Palette::for_theme(egui::Theme::Light));
    for path in &paths {
        let insight = insight(&settings, path, &[]);
        let at = path.first_seed().points[insight.step];
        let factor = magnification(&whole, &content, path, &insight);
        for (_, arrow) in arrows(&insight) {
            let tip = whole.screen_pos([at[0] + factor * arrow[0], at[1] + factor * arrow[1]]);
            assert!(factor == 1.0 || rect.contains(tip), "{} × {factor}: {tip}", path.optimizer);
        }
    }
}

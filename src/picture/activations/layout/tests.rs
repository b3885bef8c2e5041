use super::*;

#[test]
fn the_chart_of_a_low_picture_stays_in_it() {
    for height in [360.0, 400.0, 420.0, 800.0] {
        let area = Rect::from_min_max(pos2(16.0, 16.0), pos2(884.0, 16.0 + height));
        let chart = Layout::new(area, 3, 5, Shown::ALL).chart;
        assert!(chart.bottom() <= area.bottom() + 0.5 && chart.height() >= 84.0, "{height}: {chart}");
    }
}

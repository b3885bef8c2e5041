//! The settings of an initialization on its card, and the distribution of its biases.

use egui::{Button, ComboBox, Id, Label, RichText, Ui};

use crate::knob::Knob;
use crate::language::t;
use crate::network::init::{Bias, BiasKind, InitSpec};
use crate::picture::theme::{Palette, regular, size};
use crate::picture::tooltip::Tooltip;
use crate::ui::controls::explain::{explain, name_and_explain, name_choice};
use crate::ui::controls::knobs::knob_ui;
use crate::ui::controls::right::right_ui;
use crate::words::explained;

/// The width of what opens the card, and the space before it: a text that was cut can be some points wider than asked for.
const MORE: f32 = 22.0;
const GAP: f32 = 14.0;

/// The formula, the settings, and, once the card is opened, also those that are rarely changed.
pub fn init_ui(ui: &mut Ui, index: usize, name: &str, init: &mut InitSpec) {
    let palette = Palette::current(ui);
    let id = Id::unique(("initialization open", index)); // the name changes with the settings
    let mut open: bool = ui.data(|data| data.get_temp(id)).unwrap_or_default();
    ui.horizontal(|ui| {
        let text = explained(&init.about().name(), &library_formula(init));
        let text = RichText::new(text).font(regular(size::SMALL)).color(palette.secondary);
        ui.scope(|ui| {
            ui.set_max_width(ui.available_width() - MORE - GAP);
            ui.add(Label::new(text).truncate()).tell(source(init));
        });
        right_ui(ui, "more", |ui| {
            let button = Button::selectable(open, RichText::new("…").font(regular(size::SMALL))).min_size([MORE, 0.0].into());
            let response =
                name_and_explain(ui.add(button), egui::Role::Button, &t!("row.more", name = name), &t!("tooltip.row_more"));
            if response.clicked() {
                open = !open;
                ui.data_mut(|data| data.insert_temp(id, open));
            }
        });
    });
    let written: Vec<bool> = {
        let mut copy = init.clone();
        copy.knobs().iter().map(|knob| init.is_written(knob)).collect()
    };
    for (knob, written) in init.knobs().iter_mut().zip(written) {
        if written || open {
            knob_ui(ui, name, knob, palette.accent);
        }
    }
    if open || init.bias.is_some() {
        bias_ui(ui, name, init);
    }
}

/// The distribution of the weights, and that of the biases if it is not the usual one.
pub fn library_formula(init: &InitSpec) -> String {
    std::iter::once(init.formula().into_owned()).chain(init.bias.map(Bias::formula)).collect::<Vec<_>>().join(", ")
}

/// The source, and the libraries whose dense layer this is.
fn source(init: &InitSpec) -> String {
    let layers: Vec<String> = init.layers().map(|layer| format!("{}, {}", layer.version, layer.call)).collect();
    let source = init.about().source();
    if layers.is_empty() {
        source.into_owned()
    } else {
        t!("row.same_as", source = source, layers = layers.join("\n")).into_owned()
    }
}

/// The choice of the biases' distribution, and its size.
fn bias_ui(ui: &mut Ui, name: &str, init: &mut InitSpec) {
    ui.horizontal(|ui| {
        ui.label(RichText::new(t!("net.bias")).font(regular(size::SMALL)).color(Palette::current(ui).secondary));
        let small = |text: &str| RichText::new(text.to_owned()).font(regular(size::SMALL));
        let now = init.bias.map_or_else(|| t!("bias.usual").into_owned(), |bias| kind_name(bias.kind).into_owned());
        let mut kind = init.bias.map(|bias| bias.kind);
        let combo = ComboBox::from_id_salt("bias").selected_text(small(&now)).width(150.0);
        let response = combo.show_ui(ui, |ui| {
            explain(ui.selectable_value(&mut kind, None, small(&t!("bias.usual"))), &t!("bias.usual_help"));
            for other in BiasKind::ALL {
                ui.selectable_value(&mut kind, Some(other), small(&kind_name(other)));
            }
        });
        if kind != init.bias.map(|bias| bias.kind) {
            init.bias = kind.map(|kind| Bias { kind, size: if kind.is_sized() { 0.1 } else { 0.0 } });
        }
        name_choice(response.response, &t!("row.bias_of", name = name), &now, &t!("tooltip.row_bias"));
    });
    if let Some(bias) = &mut init.bias
        && let Some(mut knob @ Knob::Number(..)) = bias.knob()
    {
        knob_ui(ui, name, &mut knob, Palette::current(ui).accent);
    }
}

/// What a distribution is called.
fn kind_name(kind: BiasKind) -> std::borrow::Cow<'static, str> {
    match kind {
        BiasKind::Constant => t!("bias.constant"),
        BiasKind::Uniform => t!("bias.uniform"),
        BiasKind::Normal => t!("bias.normal"),
        BiasKind::FanIn => t!("bias.fan_in"),
        BiasKind::Weights => t!("bias.weights"),
    }
}

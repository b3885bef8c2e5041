//! The document around a page: its fonts, images and opacities.

use std::io::Write;

use egui::{Color32, ColorImage, Vec2};
use flate2::Compression;
use flate2::write::ZlibEncoder;
use pdf_writer::types::{CidFontType, FontFlags, SystemInfo, UnicodeCmap};
use pdf_writer::{Filter, Finish, Name, Pdf, Rect, Ref, Str, TextStr};

use super::fonts::{Font, Subset, font_name};
use super::painter::{Painter, image_name, opacity_name};

const SYSTEM: SystemInfo<'_> = SystemInfo { registry: Str(b"Adobe"), ordering: Str(b"Identity"), supplement: 0 };

/// A document with a page of `size` typographic points.
pub(super) fn finish(painter: Painter<'_>, size: Vec2, title: &str) -> Vec<u8> {
    let Painter { content, fonts, opacities, images, .. } = painter;
    let mut pdf = Pdf::new();
    let mut next = Ref::new(1);
    let [catalog, pages, page_id, content_id, info] = [(); 5].map(|()| next.bump());
    let font_ids: Vec<Ref> = fonts.used.iter().map(|_| next.bump()).collect();
    let image_ids: Vec<Ref> = images.iter().map(|_| next.bump()).collect();
    pdf.catalog(catalog).pages(pages);
    pdf.pages(pages).kids([page_id]).count(1);
    let mut page = pdf.page(page_id);
    page.media_box(Rect::new(0.0, 0.0, size.x, size.y)).parent(pages).contents(content_id);
    let mut resources = page.resources();
    let mut names = resources.fonts();
    for (index, id) in font_ids.iter().enumerate() {
        names.pair(Name(font_name(index).as_bytes()), *id);
    }
    names.finish();
    let mut names = resources.x_objects();
    for (index, id) in image_ids.iter().enumerate() {
        names.pair(Name(image_name(index).as_bytes()), *id);
    }
    names.finish();
    let mut states = resources.ext_g_states();
    for opacity in opacities {
        let part = f32::from(opacity) / 255.0;
        let mut state =
            states.insert(Name(opacity_name(opacity).as_bytes())).start::<pdf_writer::writers::ExtGraphicsState<'_>>();
        state.stroking_alpha(part).non_stroking_alpha(part);
    }
    states.finish();
    resources.finish();
    page.finish();
    pdf.stream(content_id, &packed(&content.finish())).filter(Filter::FlateDecode);
    for (font, id) in fonts.used.iter().zip(font_ids) {
        if let Some(subset) = fonts.subset(font) {
            write_font(&mut pdf, &mut next, id, font, &subset);
        }
    }
    for (image, id) in images.iter().zip(image_ids) {
        write_image(&mut pdf, &mut next, id, image);
    }
    let mut about = pdf.document_info(info);
    about.creator(TextStr("halfpipe"));
    if !title.is_empty() {
        about.title(TextStr(title));
    }
    about.finish();
    pdf.finish()
}

fn packed(bytes: &[u8]) -> Vec<u8> {
    let mut encoder = ZlibEncoder::new(Vec::new(), Compression::default());
    // Writing to memory can't fail.
    let _ = encoder.write_all(bytes);
    encoder.finish().unwrap_or_default()
}

fn write_font(pdf: &mut Pdf, next: &mut Ref, id: Ref, font: &Font, subset: &Subset) {
    let [cid_font, descriptor, file, unicode] = [(); 4].map(|()| next.bump());
    let name = format!("HALFPI+F{}", id.get());
    let name = Name(name.as_bytes());
    pdf.type0_font(id).base_font(name).encoding_predefined(Name(b"Identity-H")).descendant_font(cid_font).to_unicode(unicode);
    let mut cid = pdf.cid_font(cid_font);
    cid.subtype(if subset.is_cff { CidFontType::Type0 } else { CidFontType::Type2 });
    cid.base_font(name).system_info(SYSTEM).font_descriptor(descriptor).default_width(0.0);
    if !subset.is_cff {
        cid.cid_to_gid_map_predefined(Name(b"Identity"));
    }
    let mut widths = cid.widths();
    for (code, (_, width)) in &font.letters {
        widths.consecutive(*code, [*width]);
    }
    widths.finish();
    cid.finish();
    let [left, bottom, right, top] = subset.bounds;
    let [ascent, descent, capitals] = subset.heights;
    let mut about = pdf.font_descriptor(descriptor);
    about.name(name).flags(FontFlags::SYMBOLIC).bbox(Rect::new(left, bottom, right, top)).italic_angle(0.0);
    about.ascent(ascent).descent(descent).cap_height(capitals).stem_v(80.0);
    if subset.is_cff {
        about.font_file3(file)
    } else {
        about.font_file2(file)
    };
    about.finish();
    let data = packed(&subset.data);
    let mut stream = pdf.stream(file, &data);
    stream.filter(Filter::FlateDecode);
    if subset.is_cff {
        stream.pair(Name(b"Subtype"), Name(b"CIDFontType0C"));
    } else {
        stream.pair(Name(b"Length1"), subset.data.len() as i32);
    }
    stream.finish();
    let mut map = UnicodeCmap::<u16>::new(Name(b"Unicode"), SYSTEM);
    font.letters.iter().for_each(|(code, (character, _))| map.pair(*code, *character));
    pdf.cmap(unicode, &map.finish());
}

/// Write an image, with its opacities as a mask where it is not opaque.
fn write_image(pdf: &mut Pdf, next: &mut Ref, id: Ref, image: &ColorImage) {
    let [width, height] = image.size.map(|side| side as i32);
    let pixels: Vec<[u8; 4]> = image.pixels.iter().map(Color32::to_srgba_unmultiplied).collect();
    let mask = pixels.iter().any(|[.., opacity]| *opacity < 255).then(|| next.bump());
    let colors = packed(&pixels.iter().flat_map(|&[r, g, b, _]| [r, g, b]).collect::<Vec<u8>>());
    let mut object = pdf.image_xobject(id, &colors);
    object.filter(Filter::FlateDecode);
    object.width(width).height(height).bits_per_component(8).interpolate(true).color_space().device_rgb();
    if let Some(mask) = mask {
        object.s_mask(mask);
    }
    object.finish();
    if let Some(mask) = mask {
        let opacities = packed(&pixels.iter().map(|pixel| pixel[3]).collect::<Vec<u8>>());
        let mut object = pdf.image_xobject(mask, &opacities);
        object.filter(Filter::FlateDecode);
        object.width(width).height(height).bits_per_component(8).color_space().device_gray();
    }
}

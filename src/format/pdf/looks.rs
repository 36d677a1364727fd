//! What parts show, for telling a scan from a text.

use std::collections::BTreeMap;

use lopdf::{Dictionary, Document, Object, ObjectId};

use super::content::Content;
use super::object::{dictionary, follow, is};
use super::tree::Page;

/// What one part shows.
#[derive(Default, Clone)]
pub(super) struct Look {
    letters: usize,
    /// Area of its pictures, in its own space.
    pictures: f64,
    draws: Vec<(ObjectId, f64)>,
}

/// Most letters of a page that is a picture: a page number, a stamp.
const LETTERS: usize = 10;

/// How much of a page a picture covers that is the page.
const COVERS: f64 = 0.5;

/// How deep forms in forms are looked at for pictures.
const DEEP: usize = 8;

impl Look {
    /// Looks at a content stream.
    pub(super) fn of(pdf: &Document, resources: &Dictionary, content: &Content) -> Self {
        let objects = dictionary(pdf, resources, b"XObject");
        let mut look = Self {
            letters: content.glyphs.iter().filter(|glyph| glyph.visible).count(),
            pictures: content.images.iter().copied().fold(0.0, f64::max),
            draws: Vec::new(),
        };
        for draw in &content.draws {
            let Some((Some(id), Object::Stream(stream))) =
                objects.and_then(|objects| objects.get(&draw.name).ok()).map(|object| follow(pdf, object))
            else {
                continue;
            };
            let area = draw.matrix.area();
            if is(pdf, &stream.dict, b"Subtype", "Image") {
                // Scanners cut pages into strips.
                look.pictures += area;
            } else {
                look.draws.push((id, area));
            }
        }
        look
    }
}

/// The first page that is a picture.
pub(super) fn scanned(mut looks: BTreeMap<ObjectId, Look>, pages: &[Page]) -> Option<usize> {
    spread(&mut looks);
    pages.iter().position(|page| {
        let [left, bottom, right, top] = page.area;
        let area = ((right - left) * (top - bottom)).abs();
        let look = looks.get(&page.id).cloned().unwrap_or_default();
        look.letters < LETTERS && look.pictures > COVERS * area
    })
}

/// Adds to each part what the forms show that it draws.
fn spread(looks: &mut BTreeMap<ObjectId, Look>) {
    for _ in 0..DEEP {
        let before = looks.clone();
        for look in looks.values_mut() {
            let own = look.draws.iter().filter_map(|(id, area)| Some((before.get(id)?, area)));
            let (mut letters, mut pictures) = (0, 0.0_f64);
            for (inner, area) in own {
                letters += inner.letters;
                pictures += inner.pictures * area;
            }
            look.letters = look.letters.max(letters);
            look.pictures = look.pictures.max(pictures);
        }
    }
}

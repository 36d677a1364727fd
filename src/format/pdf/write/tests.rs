use std::sync::Arc;

use lopdf::dictionary;
use proptest::prelude::*;

use super::super::content::walk;
use super::super::font::Font;
use super::super::state::Matrix;
use super::*;
use crate::format::Limits;

/// `/F1` and `/F2`, `/G1` for a state that sets the second, and the font of replacements.
fn scope() -> Scope {
    let font = |name: &str| {
        let font =
            dictionary! { "Type" => "Font", "Subtype" => "Type1", "BaseFont" => name, "Encoding" => "WinAnsiEncoding" };
        Arc::new(Font::read(&lopdf::Document::new(), &font, &Limits::default()))
    };
    let mut scope = Scope { fonts: ["Helvetica", "Times-Roman", "Helvetica"].map(font).into(), ..Scope::default() };
    scope.names = [(b"F1".to_vec(), 0), (b"F2".to_vec(), 1), (b"H0".to_vec(), 2)].into();
    scope.states = [(b"G1".to_vec(), (1, 9.0))].into();
    scope
}

fn operators() -> impl Strategy<Value = Vec<&'static str>> {
    let states = prop::sample::select(vec![
        "BT",
        "ET",
        "q",
        "Q",
        "/F1 12 Tf",
        "/F2 7.5 Tf",
        "/F1 0 Tf",
        "/F2 0.00031 Tf",
        "/F1 -9 Tf",
        "/F9 8 Tf",
        "8 Tf",
        "/G1 gs",
        "/G9 gs",
        "50 Tz",
        "33.3333 Tz",
        "-100 Tz",
        "0 Tz",
        "2.5 Tc",
        "-1 Tw",
        "3 Tr",
        "0 Tr",
        "4 Ts",
        "11 TL",
        "1 0 0 1 40 700 Tm",
        "5000 0 0 5000 9 9 Tm",
        "0 1 -1 0 90 90 Tm",
        "3 -14 Td",
        "T*",
        "2 0 0 2 0 0 cm",
    ]);
    let shows = prop::sample::select(vec![
        "(ab cd) Tj",
        "[(ab)-200(c d)30] TJ",
        "[-40<6162>] TJ",
        "(x y) '",
        "1.5 -2 (u v) \"",
        "() Tj",
        "() '",
    ]);
    prop::collection::vec(prop_oneof![2 => states, 1 => shows], 0..24)
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(512))]

    /// Inside a text object and outside, with states saved and not restored, with fonts that are missing.
    #[test]
    fn what_is_not_replaced_stays_where_and_as_it_is(operators in operators(), from in 0.0..1.0, len in 1_usize..9) {
        let bytes = [&operators.join("\n"), "\n(z.) Tj"].concat().into_bytes();
        let scope = scope();
        let before = walk(&bytes, Matrix::IDENTITY, &scope).unwrap();
        let start = (from * before.glyphs.len() as f64) as usize;
        let end = (start + len).min(before.glyphs.len());
        // Of letters without a size only the spaces between them move, and no number of an array moves as far.
        let states = before.glyphs[start..end].iter().map(|glyph| &before.shows[glyph.show as usize].state);
        prop_assume!(states.clone().all(|state| state.size * state.stretch != 0.0 || state.advance(0.0, true) == 0.0));
        let corners = [(0.0, 0.0), (0.0, 842.0), (595.0, 0.0), (595.0, 842.0)];
        let pen = Pen { font: "H0", corners };
        let out = write(&bytes, &before, &scope, &[(start as u64..end as u64, "[A 1]")], &pen).unwrap();
        let after = walk(&out, Matrix::IDENTITY, &scope).unwrap();
        let out = String::from_utf8_lossy(&out);
        let drawn = |glyph: &&Glyph| after.shows[glyph.show as usize].state.font_name == b"H0";
        let mut said = String::new();
        after.glyphs.iter().filter(drawn).for_each(|glyph| glyph.characters.push_to(&mut said));
        prop_assert_eq!(said, "[A 1]");
        let kept = before.glyphs[..start].iter().chain(&before.glyphs[end..]);
        let mut left = after.glyphs.iter().filter(|glyph| !drawn(glyph));
        for glyph in kept {
            let other = left.next();
            prop_assert!(other.is_some(), "{}", out);
            let other = other.unwrap();
            prop_assert!(glyph.characters == other.characters, "{}", out);
            let far = [glyph.start, glyph.end].into_iter().flat_map(|at| [at.0, at.1]).map(f64::abs).fold(glyph.size, f64::max);
            let near = |one: (f64, f64), other: (f64, f64)| (one.0 - other.0).hypot(one.1 - other.1) < 0.01 + 1e-4 * far;
            prop_assert!(near(glyph.start, other.start) && near(glyph.end, other.end), "{:?} {:?}\n{}", glyph.start, other.start, out);
            let (state, now) = (&before.shows[glyph.show as usize].state, &after.shows[other.show as usize].state);
            prop_assert_eq!((state.font, &state.font_name, state.by_state), (now.font, &now.font_name, now.by_state));
            prop_assert_eq!((state.size, state.leading, state.rise, state.mode), (now.size, now.leading, now.rise, now.mode));
            prop_assert!((state.stretch - now.stretch).abs() < 1e-6);
        }
        prop_assert!(left.next().is_none(), "{}", out);
    }
}

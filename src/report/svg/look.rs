//! How a class of shapes looks where no style sheet reaches it: plain colours
//! and longhand properties, which every program that draws SVG knows. On our
//! page the style sheet has the same classes, in colours for light and dark.

use std::collections::BTreeMap;

/// Real families first: programs without a fallback take the first they have.
pub(super) const FONTS: &str = "Inter, 'Segoe UI', Roboto, 'Helvetica Neue', 'Noto Sans', \
    'DejaVu Sans', 'Liberation Sans', Arial, sans-serif";

/// The colour and the size of a text whose class says nothing else.
pub(super) const TEXT: (&str, &str) = ("#14161a", "12");

type Attributes = &'static [(&'static str, &'static str)];

const BOLD: (&str, &str) = ("font-weight", "700");

fn of(class: &str) -> Attributes {
    match class {
        "title" => &[("font-size", "18"), BOLD],
        "bold" | "unknown" => &[BOLD],
        "quiet" | "on-plain" => &[("fill", "#4b4f57")],
        "small" => &[("fill", "#4b4f57"), ("font-size", "10.5")],
        "axis" => &[("fill", "#4b4f57"), ("font-size", "13.5")],
        "heading" => &[("fill", "#4b4f57"), ("font-size", "11"), BOLD, ("letter-spacing", "0.66")],
        "end" => &[("text-anchor", "end")],
        "head" => &[("font-size", "11"), BOLD],
        "middle" => &[("text-anchor", "middle")],
        "bg" => &[("fill", "#fbfbf7")],
        "rule" | "ring" => &[("stroke", "#cfd0cb"), ("fill", "none")],
        "lit" => &[("fill", "#155a68")],
        "on-lit" | "on-gap" => &[("fill", "#ffffff"), BOLD],
        "near" => &[("fill", "#c9e2e4")],
        "on-near" => &[("fill", "#0c2c33")],
        "gap" => &[("fill", "#9c1710")],
        "thin" => &[("fill", "#7d3c00"), BOLD],
        "short" => &[("fill", "#5c4a00"), BOLD],
        "hold" => &[("fill", "#0d5850"), BOLD],
        "spare" => &[("fill", "#134a91"), BOLD],
        "square" | "dot" | "sign-full" => &[("fill", "#14161a")],
        "empty" => &[("fill", "none"), ("stroke", "#9c1710"), ("stroke-width", "1.5")],
        "a" => &[("fill", "#5c3d8f")],
        "a-lean" => &[("fill", "#e5daf3")],
        "b" => &[("fill", "#86344f")],
        "b-lean" => &[("fill", "#f7dce5")],
        "between" => &[("fill", "#f0f0ea")],
        "dot-end" | "on-end" => &[("fill", "#ffffff")],
        "area" => &[("fill", "#155a68"), ("fill-opacity", "0.22")],
        "nth" => &[("fill", "none"), ("stroke", "#155a68"), ("stroke-width", "2")],
        "best" => &[("fill", "none"), ("stroke", "#4b4f57"), ("stroke-width", "1.2")],
        "need" => &[
            ("fill", "none"),
            ("stroke", "#14161a"),
            ("stroke-width", "1.8"),
            ("stroke-dasharray", "5 3"),
        ],
        "sign" => &[("fill", "none"), ("stroke", "#14161a"), ("stroke-width", "1.5")],
        "sign-gap" => &[("fill", "none"), ("stroke", "#ffffff"), ("stroke-width", "1.5")],
        _ => &[],
    }
}

/// Returns the attributes of a shape's classes, the last word of each kept:
/// ` class="bold end" font-weight="700" text-anchor="end"`. Nothing for none.
pub(super) fn attributes(classes: &str) -> String {
    if classes.is_empty() {
        return String::new();
    }
    let all: BTreeMap<&str, &str> =
        classes.split(' ').flat_map(|class| of(class).iter().copied()).collect();
    let attributes = all.iter().map(|(name, value)| format!(" {name}=\"{value}\""));
    format!(" class=\"{classes}\"{}", attributes.collect::<String>())
}

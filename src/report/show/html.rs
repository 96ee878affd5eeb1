//! The report as one self-contained page: pictures, findings, and the tables
//! behind the pictures for readers who cannot see them. It loads nothing, runs
//! nothing, and prints on one page of A4.

use askama::Template;

use super::Page;
use super::document::{findings, lead, tables};
use super::svg;
use crate::report::document::{Block, Tone, style};
use crate::report::escape::html as safe;
use crate::text::width;

/// What of an A4 page is left to print on, in CSS pixels.
const PAPER: [f64; 2] = [718.0, 1046.0];
/// The height of a printed line, and the width of a letter in it.
const LINE: f64 = 14.5;
const LETTER: f64 = 5.9;

#[derive(Template)]
#[template(path = "report.html")]
struct Report {
    title: String,
    headline: String,
    lead: String,
    style: String,
    zoom: String,
    pictures: String,
    map: String,
    radar: Option<String>,
    strips: Option<String>,
    findings: Vec<Block>,
    tables: Vec<Block>,
}

/// Returns the whole report, all views on one page.
pub fn html(page: Page<'_>) -> String {
    let (map, strips, radar) = (svg::map(page), svg::strips(page), svg::radar(page));
    let findings = findings(page).into_iter().map(|block| match block {
        Block::Heading(title) => Block::Subheading(title),
        block => block,
    });
    let findings: Vec<Block> = findings.collect();
    let pictures = map.height + strips.as_ref().map_or(0, |strips| strips.height);
    let print = Print::of(&Contents {
        wide: f64::from(pictures),
        radar: radar.as_ref().map(|drawing| f64::from(drawing.height)),
        findings: &findings,
    });
    let report = Report {
        title: page.title(),
        headline: page.headline(),
        lead: lead(page),
        style: style(),
        zoom: format!("{:.2}", print.zoom),
        pictures: format!("{:.0}", 100.0 * print.pictures),
        map: map.svg(&format!("The map: {}", page.headline())),
        radar: radar.map(|radar| radar.svg("The shape of the team")),
        strips: strips.map(|strips| strips.svg("How many are where on each spectrum")),
        findings,
        tables: tables(page),
    };
    // Writing to a string cannot fail.
    report.render().unwrap_or_default() + "\n"
}

/// How the report is made to fit a sheet of paper.
struct Print {
    /// The zoom of the whole page.
    zoom: f64,
    /// How much of the sheet's width the wide pictures take.
    pictures: f64,
}

/// Smaller than this nobody could read it: several sheets are better.
const MIN_ZOOM: f64 = 0.5;

/// What a sheet has to hold.
struct Contents<'a> {
    /// The heights of the wide pictures, together.
    wide: f64,
    /// The height of the radar, where there is one.
    radar: Option<f64>,
    findings: &'a [Block],
}

impl Print {
    /// Returns the largest print that fits one sheet, or a readable size on several sheets.
    fn of(contents: &Contents<'_>) -> Self {
        let steps = (0..=50).map(|step| {
            let smaller = f64::from(step) / 100.0;
            Self { zoom: 1.0 - smaller, pictures: (1.0 - 1.1 * smaller).max(0.55) }
        });
        let mut steps = steps.filter(|print| print.zoom >= MIN_ZOOM);
        steps
            .find(|print| print.height(contents) <= PAPER[1])
            .unwrap_or(Self { zoom: 0.8, pictures: 1.0 })
    }

    /// Returns about how tall the page becomes, in pixels of the sheet: at most a few percent too
    /// tall.
    fn height(&self, contents: &Contents<'_>) -> f64 {
        let zoom = self.zoom;
        let pictures = contents.wide * PAPER[0] * self.pictures / f64::from(svg::WIDE);
        let inside = PAPER[0] - 15.0 * zoom;
        let (column_width, radar) = match contents.radar {
            Some(radar) => {
                (inside * 7.0 / 12.0, inside * 5.0 / 12.0 * radar / f64::from(svg::RADAR))
            }
            None => (PAPER[0], 0.0),
        };
        let findings = height(contents.findings, column_width / zoom) * zoom;
        pictures + radar.max(findings) + 125.0 * zoom
    }
}

/// Returns about how tall findings become, in pixels of a sheet where nothing
/// is made smaller, in a column so wide.
fn height(findings: &[Block], column: f64) -> f64 {
    let lines = |letters: usize| (letters as f64 * LETTER / column).ceil().max(1.0) * LINE;
    let of_block = |block: &Block| {
        let items = match block {
            Block::List(items) => items,
            Block::Paragraph(texts) => {
                return texts.iter().map(|text| lines(width(text)) + 5.0).sum::<f64>() + 23.0;
            }
            _ => return 0.0,
        };
        let items = items.iter().map(|item| {
            let subject = if item.subject.is_empty() { 0 } else { 4 + width(&item.subject) };
            let below: f64 = item.below.iter().map(|text| lines(width(text))).sum();
            lines(subject + width(&item.text)) + 5.0 + below
        });
        items.sum::<f64>() + 23.0
    };
    findings.iter().map(of_block).sum::<f64>() + 32.0
}

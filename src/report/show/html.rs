//! The report as one self-contained page: pictures, findings, and the tables
//! behind the pictures for whoever cannot see them. It loads nothing, runs
//! nothing, and prints on one page of A4.

use std::fmt::Write as _;

use super::Page;
use super::svg::{self, STYLE};
use crate::phrases;
use crate::phrases::map::{Light, kind_title};
use crate::report::escape::{html as isolated, markup as safe};
use crate::team::Kind;
use crate::text::width;

const PAGE_STYLE: &str = include_str!("../../../assets/report-page.css");
/// What of an A4 page is left to print on, in CSS pixels.
const PAPER: [f64; 2] = [718.0, 1046.0];
/// The height of a printed line, and the width of a letter in it.
const LINE: f64 = 14.5;
const LETTER: f64 = 5.9;

/// Writing to a string cannot fail, so what `write!` gives is let go.
macro_rules! put {
    ($out:expr, $($rest:tt)*) => {{ let _ = write!($out, $($rest)*); }};
}

/// The whole report, all views on one page.
pub fn html(page: Page<'_>) -> String {
    let title = safe(&page.title());
    let summary = page.coverage.summary();
    let headline = safe(&page.headline());
    let map = svg::map(page);
    let strips = svg::strips(page);
    let radar = svg::radar(page);
    let findings = findings(page);
    let heights = [Some(&map), strips.as_ref()].into_iter().flatten();
    let pictures: i32 = heights.map(|drawing| drawing.height).sum();
    let print = Print::of(&Contents {
        wide: f64::from(pictures),
        radar: radar.as_ref().map(|drawing| f64::from(drawing.height)),
        findings: &findings,
    });
    let mut out = format!(
        "<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n\
         <meta name=\"color-scheme\" content=\"light dark\">\n\
         <meta http-equiv=\"Content-Security-Policy\" \
         content=\"default-src 'none'; style-src 'unsafe-inline'\">\n\
         <title>{title}</title>\n<style>\n{STYLE}{PAGE_STYLE}\
         @media print {{ body {{ zoom: {:.2}; }} figure.wide svg {{ width: {:.0}%; }} }}\n</style>\n</head>\n<body>\n\
         <header>\n<h1>{title}</h1>\n<p class=\"headline\">{headline}</p>\n\
         <p class=\"quiet\">{}</p>\n</header>\n<main>\n",
        print.zoom,
        100.0 * print.pictures,
        safe(&format!("{} · as of {}", phrases::answers(summary), phrases::day(page.as_of))),
    );
    put!(
        out,
        "<figure class=\"wide\">\n{}\n<figcaption>A coloured cell counts towards the need; ↑ wants to grow, ↓ would \
         rather do less, · no answer.</figcaption>\n</figure>\n",
        map.svg(&format!("The map: {}", page.headline()))
    );
    let two = if radar.is_some() { "two" } else { "one" };
    put!(out, "<div class=\"{two}\">\n");
    if let Some(radar) = radar {
        put!(out, "<figure>\n{}\n</figure>\n", radar.svg("The shape of the team"));
    }
    put!(out, "{}</div>\n", findings.html);
    if let Some(strips) = strips {
        put!(
            out,
            "<figure class=\"wide\">\n{}\n<figcaption>One dot for each person; only those who offered to speak are named. Neither end is better.</figcaption>\n</figure>\n",
            strips.svg("How many are where on each spectrum")
        );
    }
    tables(&mut out, page);
    out.push_str("</main>\n</body>\n</html>\n");
    out
}

/// How the report is made to fit a sheet of paper.
struct Print {
    /// Of everything.
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
    findings: &'a Findings,
}

impl Print {
    /// As large as fits one sheet. Where that would be too small to read, as
    /// large as reads well, on several.
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

    /// About how tall it becomes, in pixels of the sheet. At most a few in a
    /// hundred more than it is with the widest of usual fonts.
    fn height(&self, contents: &Contents<'_>) -> f64 {
        let zoom = self.zoom;
        let pictures = contents.wide * PAPER[0] * self.pictures / f64::from(svg::WIDE);
        let inside = PAPER[0] - 15.0 * zoom;
        let (beside, radar) = match contents.radar {
            Some(radar) => {
                (inside * 7.0 / 12.0, inside * 5.0 / 12.0 * radar / f64::from(svg::RADAR))
            }
            None => (PAPER[0], 0.0),
        };
        let findings = contents.findings.height(beside / zoom) * zoom;
        pictures + radar.max(findings) + 125.0 * zoom
    }
}

/// What the map says, and how much room it takes.
#[derive(Default)]
struct Findings {
    html: String,
    headings: usize,
    /// The letters of each, and of what was decided about it.
    items: Vec<usize>,
    decided: Vec<usize>,
}

impl Findings {
    /// In pixels of a sheet where nothing is made smaller, in a column so wide.
    fn height(&self, column: f64) -> f64 {
        let lines = |letters: &usize| (*letters as f64 * LETTER / column).ceil().max(1.0) * LINE;
        let items: f64 = self.items.iter().map(|letters| lines(letters) + 5.0).sum();
        let decided: f64 = self.decided.iter().map(lines).sum();
        items + decided + self.headings as f64 * 23.0 + 32.0
    }
}

fn findings(page: Page<'_>) -> Findings {
    let mut all = Findings {
        html: String::from("<section class=\"findings\">\n<h2>What the map says</h2>\n"),
        ..Findings::default()
    };
    let html = &mut all.html;
    let mut over = None;
    let mut open = false;
    for said in page.findings() {
        if said.group != over || !open {
            if open {
                html.push_str("</ul>\n");
            }
            if let Some(group) = said.group {
                put!(html, "<h3>{}</h3>\n", safe(group));
            }
            all.headings += 1;
            html.push_str("<ul>\n");
            open = true;
            over = said.group;
        }
        html.push_str("<li>");
        if let Some(subject) = &said.finding.subject {
            if let Some(mark) = said.finding.mark {
                put!(html, "{} ", mark.glyph(phrases::Glyphs::Unicode));
            }
            put!(html, "<strong><bdi>{}</bdi></strong>: ", safe(subject));
        }
        html.push_str(&isolated(&said.finding.text));
        let subject = said.finding.subject.as_deref().map_or(0, |subject| 4 + width(subject));
        all.items.push(subject + width(&said.finding.text));
        for decided in &said.decided {
            put!(html, "<br><span class=\"decided\">→ {}</span>", isolated(decided));
            all.decided.push(2 + width(decided));
        }
        html.push_str("</li>\n");
    }
    if open {
        html.push_str("</ul>\n");
    }
    html.push_str("</section>\n");
    all
}

/// What the pictures show, as tables.
fn tables(out: &mut String, page: Page<'_>) {
    out.push_str("<details>\n<summary>The pictures as tables</summary>\n");
    for kind in [Kind::Skill, Kind::Experience] {
        if page.rows(kind).next().is_some() {
            levels(out, page, kind);
        }
    }
    if page.rows(Kind::Personality).next().is_some() {
        spectra(out, page);
    }
    out.push_str("</details>\n");
}

fn head(out: &mut String, caption: &str, titles: &[String]) {
    // What scrolls sideways can be reached with the keyboard.
    put!(
        out,
        "<div class=\"wide\" tabindex=\"0\" role=\"region\" aria-label=\"{0}\"><table>\n\
         <caption>{0}</caption>\n<thead><tr>",
        safe(caption)
    );
    for title in titles {
        put!(out, "<th scope=\"col\"><bdi>{}</bdi></th>", safe(title));
    }
    out.push_str("</tr></thead>\n<tbody>\n");
}

fn levels(out: &mut String, page: Page<'_>, kind: Kind) {
    let own = ["", "State", "Filled", "Needed", "Answered", "Need"].map(str::to_owned);
    let titles: Vec<String> = own.into_iter().chain(page.names.all().iter().cloned()).collect();
    let caption = "a bold level counts towards the need, ↑ wants to grow, ↓ would rather do less, · no answer";
    head(out, &format!("{}: {caption}", kind_title(kind)), &titles);
    for row in page.levels(kind) {
        put!(
            out,
            "<tr><th scope=\"row\">{}</th><td>{}</td><td>{}</td><td>{}</td><td>{}</td><td>{}</td>",
            safe(&row.dimension.name),
            isolated(&row.state),
            row.coverage.filled(),
            row.coverage.needed(),
            row.coverage.rated(),
            safe(&row.need),
        );
        for cell in row.cells() {
            if cell.light == Light::Lit {
                put!(out, "<td class=\"lit\"><strong>{}</strong>{}</td>", cell.text, cell.arrow);
            } else {
                put!(out, "<td>{}</td>", cell.with_arrow());
            }
        }
        out.push_str("</tr>\n");
    }
    out.push_str("</tbody>\n</table></div>\n");
}

fn spectra(out: &mut String, page: Page<'_>) {
    let titles = [
        "One side",
        "strongly",
        "clearly",
        "leaning",
        "both",
        "leaning",
        "clearly",
        "strongly",
        "The other side",
        "Speaking",
    ];
    head(out, kind_title(Kind::Personality), &titles.map(str::to_owned));
    for strip in page.strips() {
        let [first, second] = &strip.dimension.poles;
        put!(out, "<tr><th scope=\"row\">{}</th>", safe(first));
        match strip.positions() {
            Some(positions) => {
                for people in positions {
                    put!(out, "<td>{people}</td>");
                }
            }
            None => {
                put!(out, "<td colspan=\"7\">{}</td>", safe(&phrases::shown_from(&strip.coverage)));
            }
        }
        put!(out, "<td>{}</td><td>{}</td></tr>\n", safe(second), isolated(&strip.speaking()));
    }
    out.push_str("</tbody>\n</table></div>\n");
}

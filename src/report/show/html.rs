//! The report as one self-contained page: pictures, findings, and the tables
//! behind the pictures for whoever cannot see them. It loads nothing, runs
//! nothing, and prints on one page of A4.

use std::fmt::Write as _;

use super::content::{Tone, arrow, digit};
use super::svg::{self, STYLE};
use super::{Page, heading};
use crate::domain::{End, Kind};
use crate::report::escape::markup as safe;
use crate::words;

const PAGE_STYLE: &str = include_str!("../../../assets/report-page.css");
/// What of an A4 page is left to print on, in CSS pixels.
const PAPER: [f64; 2] = [718.0, 1046.0];
/// Letters of a line by which findings are measured.
const LINE: f64 = 110.0;

/// Writing to a string cannot fail, so what `write!` gives is let go.
macro_rules! put {
    ($out:expr, $($rest:tt)*) => {{ let _ = write!($out, $($rest)*); }};
}

/// The whole report, all views on one page.
pub fn html(page: Page<'_>) -> String {
    let title = safe(&page.title());
    let summary = page.coverage.summary();
    let headline = safe(&words::headline_text(summary));
    let map = svg::map(page);
    let strips = svg::strips(page);
    let radar = svg::radar(page);
    let findings = findings(page);
    let heights = [Some(&map), strips.as_ref()].into_iter().flatten();
    let pictures: i32 = heights.map(|drawing| drawing.height).sum();
    let print = Print::of(f64::from(pictures), findings.lines, radar.is_some());
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
        safe(&words::answers(summary)),
    );
    put!(
        out,
        "<figure class=\"wide\">\n{}\n<figcaption>A lit cell counts towards the need; ↑ wants to grow, ↓ would \
         rather do less, · no answer.</figcaption>\n</figure>\n",
        map.inline(&format!("The map: {}", words::headline_text(summary)))
    );
    let two = if radar.is_some() { "two" } else { "one" };
    put!(out, "<div class=\"{two}\">\n");
    if let Some(radar) = radar {
        put!(out, "<figure>\n{}\n</figure>\n", radar.inline("The shape of the team"));
    }
    put!(out, "{}</div>\n", findings.html);
    if let Some(strips) = strips {
        put!(
            out,
            "<figure class=\"wide\">\n{}\n<figcaption>A dot a person; nobody is named who has not offered to \
             speak. Neither end is good.</figcaption>\n</figure>\n",
            strips.inline("How many stand where on each spectrum")
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

impl Print {
    /// As large as fits one sheet; never so small that nobody could read it.
    fn of(pictures: f64, lines: f64, has_radar: bool) -> Self {
        let steps = (0..=60).map(|step| {
            let smaller = f64::from(step) / 100.0;
            Self { zoom: 1.0 - smaller, pictures: (1.0 - 1.6 * smaller).max(0.6) }
        });
        let mut steps =
            steps.skip_while(|print| print.height(pictures, lines, has_radar) > PAPER[1]);
        steps.next().unwrap_or(Self { zoom: 0.4, pictures: 0.6 })
    }

    /// About how tall it becomes, in pixels of the sheet. Pictures are 760
    /// wide; a printed line takes 15 pixels, a letter of it 5.3.
    fn height(&self, pictures: f64, lines: f64, has_radar: bool) -> f64 {
        let wide = PAPER[0] / self.zoom;
        let share = if has_radar { 0.56 } else { 1.0 };
        let radar = if has_radar { wide * 0.4 * 390.0 / 480.0 } else { 0.0 };
        let text = lines * 15.0 * (LINE * 5.3 / (wide * share)).max(0.7);
        let all = 130.0 + pictures * wide * self.pictures / 760.0 + radar.max(text);
        all * self.zoom
    }
}

struct Findings {
    html: String,
    /// Printed lines of [`LINE`] letters, headings among them.
    lines: f64,
}

fn findings(page: Page<'_>) -> Findings {
    let mut html = String::from("<section class=\"findings\">\n<h2>What the map says</h2>\n");
    let mut lines = 2.0;
    let mut over = None;
    let mut open = false;
    for said in page.findings() {
        if said.group != over || !open {
            if open {
                html.push_str("</ul>\n");
            }
            if let Some(group) = said.group {
                put!(html, "<h3>{}</h3>\n", safe(group));
                lines += 1.8;
            }
            html.push_str("<ul>\n");
            open = true;
            over = said.group;
        }
        html.push_str("<li>");
        if let Some(subject) = &said.finding.subject {
            if let Some(mark) = said.finding.mark {
                put!(html, "{} ", mark.glyph(words::Glyphs::Unicode));
            }
            put!(html, "<strong>{}</strong>: ", safe(subject));
        }
        html.push_str(&safe(&said.finding.text));
        let subject = said.finding.subject.as_deref().map_or(0, str::len);
        lines += ((subject + said.finding.text.len()) as f64 / LINE).ceil() + 0.4;
        for decided in &said.decided {
            put!(html, "<br><span class=\"decided\">→ {}</span>", safe(decided));
            lines += (decided.len() as f64 / LINE).ceil();
        }
        html.push_str("</li>\n");
    }
    if open {
        html.push_str("</ul>\n");
    }
    html.push_str("</section>\n");
    Findings { html, lines }
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
    put!(out, "<div class=\"wide\"><table>\n<caption>{}</caption>\n<thead><tr>", safe(caption));
    for title in titles {
        put!(out, "<th scope=\"col\">{}</th>", safe(title));
    }
    out.push_str("</tr></thead>\n<tbody>\n");
}

fn levels(out: &mut String, page: Page<'_>, kind: Kind) {
    let own = ["", "State", "Filled", "Needed", "Answered", "Need"].map(str::to_owned);
    let titles: Vec<String> = own.into_iter().chain(page.names.all().iter().cloned()).collect();
    head(out, heading(kind), &titles);
    for place in page.rows(kind) {
        let judged = page.coverage.dimension(place);
        let need = words::need(&page.team.dimensions()[place], judged.need());
        put!(
            out,
            "<tr><th scope=\"row\">{}</th><td>{}</td><td>{}</td><td>{}</td><td>{}</td><td>{}</td>",
            safe(page.name(place)),
            safe(&page.state(place)),
            judged.filled(),
            judged.needed(),
            judged.rated(),
            safe(&need),
        );
        for &rating in page.team.ratings().column(place) {
            let class = if Tone::of(judged, rating) == Tone::Lit { " class=\"lit\"" } else { "" };
            put!(out, "<td{class}>{}{}</td>", digit(rating), arrow(rating));
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
    head(out, heading(Kind::Personality), &titles.map(str::to_owned));
    for place in page.rows(Kind::Personality) {
        let (own, strip) = (&page.team.dimensions()[place], page.strip(place));
        put!(out, "<tr><th scope=\"row\">{}</th>", safe(&own.poles[0]));
        for people in &strip.histogram()[..7] {
            put!(out, "<td>{people}</td>");
        }
        let speaking = [(End::A, 0), (End::B, 1)].into_iter().filter_map(|(end, side)| {
            let who = words::english::list(&page.speakers(place, end));
            (!who.is_empty()).then(|| format!("{who} for {}", own.poles[side]))
        });
        let speaking = speaking.collect::<Vec<_>>().join("; ");
        put!(out, "<td>{}</td><td>{}</td></tr>\n", safe(&own.poles[1]), safe(&speaking));
    }
    out.push_str("</tbody>\n</table></div>\n");
}

//! How the work grows with the team: 10, 100, 1,000 and 10,000 people on fifty
//! dimensions. What a person waits for at a key, an edit and a frame, must not
//! grow; what reads everything may, in step with what there is to read.
//!
//! `cargo bench --bench growth`; a part of a name runs that part:
//! `cargo bench --bench growth -- edit`.

#![allow(clippy::unwrap_used, missing_docs)]

mod common;

use std::hint::black_box;
use std::time::Duration;

use criterion::{BatchSize, BenchmarkId, Criterion, criterion_group, criterion_main};
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use roundtable::coverage::{Coverage, findings};
use roundtable::diff::{Look, compare};
use roundtable::files::{self, TeamFile};
use roundtable::team::{Date, Edit, Rating, Team};
use roundtable::tui::app::{Action, Model, Motion, Options, Source, update};
use roundtable::tui::draw;
use roundtable::tui::draw::Styles;
use roundtable::tui::draw::theme::Depth;
use roundtable::tui::keymap::Keymap;

const SIZES: [usize; 4] = [10, 100, 1_000, 10_000];
const TODAY: Date = Date { year: 2026, month: 11, day: 22 };
const AREA: Rect = Rect { x: 0, y: 0, width: 120, height: 40 };

fn model(team: Team) -> Model {
    let mut model = Model::new(team, Source::Demo, Options::default(), TODAY);
    update(&mut model, Action::Resize(AREA.width, AREA.height));
    model
}

/// One answer, which is another one each time.
fn rate(nth: u8, member: usize) -> Edit {
    let rating = Rating::level(nth % 6).unwrap();
    Edit::Rate { dimension: 3, member, rating, rated: Some(TODAY) }
}

fn answers(team: &Team) -> Team {
    let mut other = team.clone();
    for member in (0..team.members().len()).step_by(3) {
        other.apply(rate(member as u8, member)).unwrap();
    }
    other
}

fn growth(criterion: &mut Criterion) {
    let keymap = Keymap::with(&[]).unwrap();
    let styles = Styles::for_options(&Options::default(), Depth::True).unwrap();
    for people in SIZES {
        let team = common::team(people);
        let text = common::text(&team);
        let mut group = |name: &str, run: &mut dyn FnMut(&mut criterion::Bencher<'_>)| {
            let mut group = criterion.benchmark_group(name);
            group.sample_size(10).warm_up_time(Duration::from_millis(300));
            group.measurement_time(Duration::from_secs(1));
            group.bench_function(BenchmarkId::from_parameter(people), |bencher| run(bencher));
            group.finish();
        };

        group("load", &mut |bencher| {
            bencher.iter(|| files::read::team(black_box(&text), "large.toml").unwrap());
        });
        let mut edited = model(team.clone());
        let mut nth = 0_u8;
        group("edit", &mut |bencher| {
            bencher.iter(|| {
                nth = nth.wrapping_add(1);
                // What can be taken back is another matter.
                edited.history = roundtable::tui::app::undo::History::default();
                black_box(edited.change(rate(nth, people / 2), "an answer"));
            });
        });
        let shown = model(team.clone());
        let mut buffer = Buffer::empty(AREA);
        group("frame", &mut |bencher| {
            bencher.iter(|| {
                buffer.reset();
                black_box(draw::paint(&mut buffer, AREA, &shown, &keymap, &styles));
            });
        });
        let mut moved = model(team.clone());
        let mut down = false;
        group("key and frame", &mut |bencher| {
            bencher.iter(|| {
                down = !down;
                let motion = if down { Motion::Down } else { Motion::Up };
                update(&mut moved, Action::Move(motion));
                buffer.reset();
                black_box(draw::paint(&mut buffer, AREA, &moved, &keymap, &styles));
            });
        });
        let mut sorted = model(team.clone());
        group("sort", &mut |bencher| {
            bencher.iter(|| black_box(update(&mut sorted, Action::Sort)));
        });
        let coverage = Coverage::of(&team, None);
        group("findings", &mut |bencher| {
            bencher.iter(|| black_box(findings(&team, &coverage)));
        });
        let mut without = coverage.clone();
        group("leave one out", &mut |bencher| {
            bencher.iter(|| {
                without.set_away(&team, people / 2, true);
                black_box(without.summary());
                without.set_away(&team, people / 2, false);
            });
        });
        group("leave each out", &mut |bencher| {
            bencher.iter(|| {
                for member in 0..people {
                    without.set_away(&team, member, true);
                    black_box(without.summary());
                    without.set_away(&team, member, false);
                }
            });
        });
        let other = answers(&team);
        group("snapshot diff", &mut |bencher| {
            bencher.iter(|| black_box(compare(Look::at(&team), Look::at(&other))));
        });
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("team.toml");
        std::fs::write(&path, &text).unwrap();
        let mut file = TeamFile::open(&path).unwrap().file;
        let mut saved = team.clone();
        let mut nth = 0_u8;
        group("save one answer", &mut |bencher| {
            bencher.iter_batched(
                || {
                    nth = nth.wrapping_add(1);
                    saved.apply(rate(nth, people / 2)).unwrap();
                    saved.clone()
                },
                |team| file.save(&team).unwrap(),
                BatchSize::PerIteration,
            );
        });
    }
}

criterion_group!(benches, growth);
criterion_main!(benches);

//! The plan for other programs: a stable contract, every key always there.

use serde_json::{Value, json};

use super::Page;
use crate::plan::{Best, Demand, Departure, Ideal, Plan, Ranked, Training, Wish};
use crate::team::{Team, Zone};

/// The version of the contract.
const FORMAT: u32 = 1;

/// Returns the whole plan of a team.
pub fn json(page: Page<'_>) -> Value {
    let Page { team, plan, .. } = page;
    let names = Names { team, plan };
    let situation = page.coverage.situation().and_then(|index| team.situations.get(index));
    json!({
        "format": FORMAT,
        "team": team.name,
        "situation": situation.map(|situation| situation.id.as_str()),
        "as_of": page.as_of.to_string(),
        "ideal": names.ideal(&plan.ideal),
        "ranking": plan.ranking.iter().map(|one| names.ranked(one)).collect::<Value>(),
        "best": names.best(&plan.best),
        "departures": plan.departures.iter().map(|one| names.departure(one)).collect::<Value>(),
        "training": plan.training.iter().map(|one| names.training(one)).collect::<Value>(),
    })
}

/// Turns places into ids.
struct Names<'a> {
    team: &'a Team,
    plan: &'a Plan,
}

impl<'a> Names<'a> {
    fn dimension(&self, index: usize) -> &'a str {
        self.team.dimensions()[index].id.as_str()
    }

    fn dimensions(&self, indices: &[usize]) -> Value {
        indices.iter().map(|&index| self.dimension(index)).collect()
    }

    fn member(&self, index: usize) -> &'a str {
        self.team.members()[index].id.as_str()
    }

    fn candidate(&self, index: usize) -> &'a str {
        self.plan.candidates[index].id.as_str()
    }

    fn candidates(&self, indices: &[usize]) -> Value {
        indices.iter().map(|&index| self.candidate(index)).collect()
    }

    /// `id` of a level, `id:a`, `id:middle` or `id:b` of a spectrum.
    fn zone(&self, demand: &Demand) -> String {
        let id = self.dimension(demand.dimension);
        demand.zone().end_word().map_or_else(|| id.to_owned(), |end| format!("{id}:{end}"))
    }

    fn zones(&self, indices: &[usize]) -> Value {
        indices.iter().map(|&index| self.zone(&self.plan.demands[index])).collect()
    }

    fn ideal(&self, ideal: &Ideal) -> Value {
        json!({
            "profile": ideal.brief().iter().map(|wish| self.wish(wish)).collect::<Value>(),
            "gain": ideal.gain(),
            "gaps": ideal.wishes.len(),
            "spares": ideal.spares.iter().map(|demand| self.zone(demand)).collect::<Value>(),
            "rate_first": self.dimensions(&ideal.rate_first),
        })
    }

    fn wish(&self, wish: &Wish) -> Value {
        let at = match wish.zone() {
            Some(Zone::AtLeast(level)) => json!({ "level": level }),
            Some(zone) => json!({ "end": zone.end_word() }),
            None => json!({ "end": "either" }),
        };
        json!({
            "dimension": self.dimension(wish.dimension),
            "at": at,
            "missing": wish.missing,
            "priority": wish.priority,
        })
    }

    fn ranked(&self, one: &Ranked) -> Value {
        json!({
            "id": self.candidate(one.candidate),
            "name": self.plan.candidates[one.candidate].name,
            "gain": one.gain,
            "gain_max": one.gain_max,
            "spare": one.spare,
            "near": one.near,
            "closes": self.zones(&one.closes),
            "only": self.zones(&one.only),
        })
    }

    fn best(&self, best: &Best) -> Value {
        json!({
            "hire": self.candidates(&best.hire),
            "gain": best.gain,
            "spare": best.spare,
            "ladder": best.ladder,
            "ladder_proven": best.ladder_proven,
            "also": best.ties.sets.iter().map(|set| self.candidates(set)).collect::<Value>(),
            "also_total": best.ties.total,
            "gain_proven": best.gain_proven,
            "fewest_proven": best.fewest_proven,
            "optimal": best.optimal,
            "at_least_percent": best.at_least_percent,
        })
    }

    fn departure(&self, departure: &Departure) -> Value {
        json!({
            "id": self.member(departure.member),
            "falls": self.dimensions(&departure.falls),
            "empties": self.dimensions(&departure.empties),
            "shrinks": self.dimensions(&departure.shrinks),
            "not_rated": self.dimensions(&departure.not_rated),
            "on_target_after": departure.on_target_after,
        })
    }

    fn training(&self, training: &Training) -> Value {
        let train = training.train.iter().map(|one| {
            json!({
                "id": self.member(one.member),
                "steps": one.steps,
                "cost": one.cost,
                "verdict": one.verdict.word(),
            })
        });
        json!({
            "dimension": self.dimension(training.dimension),
            "missing": training.missing,
            "train": train.collect::<Value>(),
            "hire": training.hire,
        })
    }
}

//! Every integration test, in one binary, so that a build links once.

#![allow(clippy::unwrap_used, clippy::expect_used)] // a fixture that fails is a failed test

mod across;
mod any_writing;
mod architecture;
mod assets;
mod boundary;
mod commands;
mod common;
mod diff;
mod edit;
mod editors;
mod endurance;
mod eyes;
mod files;
mod first_steps;
mod git;
mod guides;
mod import;
mod in_and_out;
mod in_place;
mod invite;
mod map;
mod other_tools;
mod pictures;
mod plain;
mod plan;
mod rating;
mod readme;
mod reports;
mod room;
mod saving;
mod screens;
mod screens_findings;
mod screens_past;
mod screens_plan;
mod session;
mod session_terminal;
mod sheets;
mod show_json;
mod show_page;
mod sizes;
mod snapshots;
mod terminal;
mod words;
mod worked_examples;

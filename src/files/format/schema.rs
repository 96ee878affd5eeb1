//! Tests that the JSON schema for editors agrees with the structs.

use serde::Deserialize;
use serde_json::Value;

use super::answer::{AnswerTable, NeedTable};
use super::fields::fields_of;
use super::tables::{
    CandidateTable, CorrectionTable, DecisionTable, DimensionTable, ExpectationTable, MemberTable,
    PlanTable, SessionTable, SituationTable, TeamFile, TeamTable,
};

const SCHEMA: &str = include_str!("../../../assets/schema/team.schema.json");

/// Checks that the keys of a table in the schema are the fields of a struct.
fn agrees<'a, T: Deserialize<'a>>(schema: &Value, pointer: &str, left_out: &[&str]) {
    let table = schema.pointer(pointer).unwrap_or_else(|| panic!("{pointer} is there"));
    let mut known: Vec<&str> =
        table.as_object().into_iter().flatten().map(|(key, _)| key.as_str()).collect();
    let mut fields: Vec<&str> =
        fields_of::<T>().iter().copied().filter(|key| !left_out.contains(key)).collect();
    known.sort_unstable();
    fields.sort_unstable();
    assert_eq!(known, fields, "{pointer}");
}

#[test]
fn the_schema_for_editors_has_the_keys_that_are_read() {
    let schema: Value = serde_json::from_str(SCHEMA).unwrap();
    agrees::<TeamFile<'_>>(&schema, "/properties", &["kind", "snapshot", "coverage"]);
    agrees::<TeamTable<'_>>(&schema, "/properties/team/properties", &[]);
    agrees::<SessionTable<'_>>(&schema, "/properties/session/properties", &[]);
    let of = |list: &str| format!("/properties/{list}/items/properties");
    agrees::<DimensionTable<'_>>(&schema, &of("dimension"), &[]);
    agrees::<SituationTable<'_>>(&schema, &of("situation"), &[]);
    agrees::<MemberTable<'_>>(&schema, &of("member"), &[]);
    agrees::<ExpectationTable<'_>>(&schema, &of("expectation"), &[]);
    agrees::<CorrectionTable<'_>>(&schema, &of("correction"), &[]);
    agrees::<DecisionTable<'_>>(&schema, &of("decision"), &[]);
    agrees::<PlanTable<'_>>(&schema, &of("plan"), &[]);
    agrees::<CandidateTable<'_>>(&schema, &of("candidate"), &[]);
    agrees::<AnswerTable<'_>>(&schema, "/definitions/answer/anyOf/2/properties", &[]);
    agrees::<NeedTable>(&schema, "/definitions/need/anyOf/1/properties", &[]);
}

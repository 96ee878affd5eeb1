//! What stands over findings of one sort, on the screen and in reports.

use crate::coverage::Finding;

/// Returns the heading over a finding. Findings come sorted, so those with the same heading stand
/// together; how sure the whole is has none.
pub fn finding_group(finding: &Finding) -> Option<&'static str> {
    Some(match finding {
        Finding::Shortfall(_) => "Shortfalls",
        Finding::Unwilling { .. } => "Covered, but someone would rather do less",
        Finding::Concentration { .. } => "Much depends on one person",
        Finding::Unknown { .. } => "Too few answers",
        Finding::Unvoiced { .. } => "Personality",
        Finding::Strength { .. } => "Strengths",
        Finding::Bounds(_) => return None,
    })
}

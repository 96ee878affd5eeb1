//! What stands over findings of one sort, on the screen and in reports.

use crate::coverage::Finding;

/// The heading over a finding. Findings come sorted, so those with the same
/// heading stand together; how sure the whole is has none.
pub fn finding_group(finding: &Finding) -> Option<&'static str> {
    Some(match finding {
        Finding::Shortfall(_) => "Shortfalls",
        Finding::Unwilling { .. } => "Enough, while someone would rather not",
        Finding::Concentration { .. } => "Much on one person",
        Finding::Unknown { .. } => "Too few answers",
        Finding::Unvoiced { .. } => "Personality",
        Finding::Strength { .. } => "Strengths",
        Finding::Bounds(_) => return None,
    })
}

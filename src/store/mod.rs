//! Files: reading with a remedy for every fault, and saving that changes only
//! what changed.

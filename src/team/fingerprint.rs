//! A fingerprint of bytes.

/// Returns the FNV-1a hash of bytes, the same in every version of the program. It
/// recognizes something seen before; it keeps nothing secret.
pub fn fingerprint(bytes: impl IntoIterator<Item = u8>) -> u64 {
    const OFFSET: u64 = 0xCBF2_9CE4_8422_2325;
    const PRIME: u64 = 0x0100_0000_01B3;
    bytes.into_iter().fold(OFFSET, |hash, byte| (hash ^ u64::from(byte)).wrapping_mul(PRIME))
}

#[cfg(test)]
mod tests {
    use super::fingerprint;

    #[test]
    fn it_is_fnv_1a() {
        assert_eq!(fingerprint([]), 0xCBF2_9CE4_8422_2325);
        assert_eq!(fingerprint(*b"foobar"), 0x8594_4171_F739_67E8);
    }
}

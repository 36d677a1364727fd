//! Short words as numbers: looked up without following a pointer.

/// Bytes of a word that fit into a number with their count.
pub(super) const SHORT: usize = 15;

/// The bytes of a word and their count in one number, if they fit: read in two pieces that overlap, for a copy of so few
/// bytes takes longer than the look-up.
#[inline]
pub(super) fn packed(bytes: &[u8]) -> Option<u128> {
    let len = bytes.len();
    let (low, high) = match (bytes.first_chunk::<8>(), bytes.last_chunk::<8>()) {
        _ if len > SHORT => return None,
        (Some(first), Some(_)) if len == 8 => (u64::from_le_bytes(*first), 0),
        (Some(first), Some(last)) => (u64::from_le_bytes(*first), u64::from_le_bytes(*last) >> (8 * (16 - len))),
        _ => match (bytes.first_chunk::<4>(), bytes.last_chunk::<4>()) {
            (Some(first), Some(last)) => {
                let last = u64::from(u32::from_le_bytes(*last)) << 32 >> (8 * (8 - len)) & !0xffff_ffff;
                (u64::from(u32::from_le_bytes(*first)) | last, 0)
            }
            _ => match *bytes {
                [one] => (u64::from(one), 0),
                [one, two] => (u64::from(one) | u64::from(two) << 8, 0),
                [one, two, three] => (u64::from(one) | u64::from(two) << 8 | u64::from(three) << 16, 0),
                _ => (0, 0),
            },
        },
    };
    Some(u128::from(low) | u128::from(high | (len as u64) << 56) << 64)
}

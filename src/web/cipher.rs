//! Encryption as Presidio's: AES in CBC mode with padding of PKCS #7, a random vector before it, base 64 with `-` and `_`.
//! Nothing protects it from change: it hides a value, and proves nothing of it.

use aes::cipher::block_padding::Pkcs7;
use aes::cipher::{BlockModeDecrypt, BlockModeEncrypt, KeyIvInit};
use aes::{Aes128, Aes192, Aes256};
use cbc::{Decryptor, Encryptor};
use data_encoding::BASE64URL;

/// Bytes of a block, and of the vector.
const BLOCK: usize = 16;

/// Whether a key has a length that AES takes.
pub(super) fn is_key(key: &[u8]) -> bool {
    matches!(key.len(), 16 | 24 | 32)
}

/// `text` under `key`; `None` if the key is none.
pub(super) fn encrypt(key: &[u8], vector: &[u8; BLOCK], text: &str) -> Option<String> {
    fn with<C: KeyIvInit + BlockModeEncrypt>(key: &[u8], vector: &[u8; BLOCK], text: &str) -> Option<Vec<u8>> {
        Some(C::new_from_slices(key, vector).ok()?.encrypt_padded_vec::<Pkcs7>(text.as_bytes()))
    }
    let hidden = match key.len() {
        16 => with::<Encryptor<Aes128>>(key, vector, text),
        24 => with::<Encryptor<Aes192>>(key, vector, text),
        _ => with::<Encryptor<Aes256>>(key, vector, text),
    }?;
    Some(BASE64URL.encode(&[&vector[..], &hidden].concat()))
}

/// What `text` was; `None` if it is nothing that [`encrypt`] made under that key.
pub(super) fn decrypt(key: &[u8], text: &str) -> Option<String> {
    fn with<C: KeyIvInit + BlockModeDecrypt>(key: &[u8], vector: &[u8], hidden: &[u8]) -> Option<Vec<u8>> {
        C::new_from_slices(key, vector).ok()?.decrypt_padded_vec::<Pkcs7>(hidden).ok()
    }
    // Older ones were written with `+` and `/`.
    let bytes = BASE64URL.decode(text.replace('+', "-").replace('/', "_").as_bytes()).ok()?;
    let (vector, hidden) = bytes.split_at_checked(BLOCK)?;
    let plain = match key.len() {
        16 => with::<Decryptor<Aes128>>(key, vector, hidden),
        24 => with::<Decryptor<Aes192>>(key, vector, hidden),
        _ => with::<Decryptor<Aes256>>(key, vector, hidden),
    }?;
    String::from_utf8(plain).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn presidio_reads_ours_and_we_read_its() {
        // Made by `presidio_anonymizer.operators.AESCipher`, version 2.2.366.
        let theirs = "e6HnOMnIxbd4a8Qea44LshQDnjvxwzBIaAz-YqHNnMW2mC5r3AWoay8Spsoajyyy";
        assert_eq!(decrypt(b"1111111111111111", theirs).as_deref(), Some("text_for_encryption"));
        let vector = BASE64URL.decode(theirs.as_bytes()).unwrap();
        let ours = encrypt(b"1111111111111111", vector[..BLOCK].try_into().unwrap(), "text_for_encryption");
        assert_eq!(ours.as_deref(), Some(theirs));
    }

    #[test]
    fn every_length_of_key_comes_back() {
        for length in [16, 24, 32] {
            let key = vec![b'k'; length];
            let hidden = encrypt(&key, &[7; BLOCK], "Zoé 🦊").unwrap();
            assert_eq!(decrypt(&key, &hidden).as_deref(), Some("Zoé 🦊"));
        }
        for broken in ["", "abc", "é", "AAAA", "e6HnOMnIxbd4a8Qea44LshQDnjvxwzBIaAz-YqHNnMU="] {
            assert_eq!(decrypt(&[b'1'; 16], broken), None, "{broken}");
        }
        assert_eq!((encrypt(b"short", &[0; BLOCK], "x"), is_key(b"short")), (None, false));
    }
}

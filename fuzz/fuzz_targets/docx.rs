#![no_main]
libfuzzer_sys::fuzz_target!(|data: &[u8]| huisclos_fuzz::packed("a.docx", data));

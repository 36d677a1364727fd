pub fn prove(_o: &[u8], _f: &[crate::plan::Forbidden]) -> Result<crate::report::Proof, crate::Error> { Err(crate::ErrorKind::Proof.into()) }

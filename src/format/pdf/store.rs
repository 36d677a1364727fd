//! Streams that were written, on their way into the file.
//!
//! What stays must not lie between what is taken and given back for each page, or the holes are a hundred times the file:
//! the bytes of all pages wait in one buffer, and one packer packs them all.

use flate2::{Compress, Compression, FlushCompress, Status};
use lopdf::{Dictionary, Document, Object, Stream};

use super::parts::Owner;

/// So many bytes wait at most, before they are packed.
const MOST: usize = 64 << 20;

/// Content streams that wait.
#[derive(Default)]
pub(super) struct Store<'a> {
    bytes: Vec<u8>,
    streams: Vec<Waiting<'a>>,
    packer: Packer,
}

struct Waiting<'a> {
    owner: &'a Owner,
    /// Where its bytes end.
    end: usize,
    /// The resources of before, and the fonts of now.
    resources: Option<(&'a Dictionary, Dictionary)>,
}

impl<'a> Store<'a> {
    /// Takes the bytes of a content stream, and the resources that go with them if they are other ones.
    pub(super) fn add(
        &mut self,
        pdf: &mut Document,
        owner: &'a Owner,
        bytes: &[u8],
        resources: Option<(&'a Dictionary, Dictionary)>,
    ) {
        self.bytes.extend_from_slice(bytes);
        self.streams.push(Waiting { owner, end: self.bytes.len(), resources });
        if self.bytes.len() > MOST {
            self.place(pdf);
        }
    }

    /// Puts what waits into the file.
    pub(super) fn place(&mut self, pdf: &mut Document) {
        let mut start = 0;
        for Waiting { owner, end, resources } in self.streams.drain(..) {
            let bytes = self.bytes.get(start..end).unwrap_or_default();
            let resources = resources.map(|(resources, fonts)| {
                let mut resources = resources.clone();
                resources.set("Font", Object::Dictionary(fonts));
                resources
            });
            place(pdf, owner, bytes, resources, &mut self.packer);
            start = end;
        }
        self.bytes.clear();
    }
}

fn place(pdf: &mut Document, owner: &Owner, bytes: &[u8], resources: Option<Dictionary>, packer: &mut Packer) {
    match owner {
        Owner::Pages(pages) => {
            let mut stream = Stream::new(Dictionary::new(), Vec::new());
            packer.pack(&mut stream, bytes);
            let contents = pdf.add_object(stream);
            for page in pages {
                if let Some(Object::Dictionary(page)) = pdf.objects.get_mut(page) {
                    page.set("Contents", Object::Reference(contents));
                    resources.iter().for_each(|resources| page.set("Resources", resources.clone()));
                }
            }
        }
        Owner::Stream(id) => {
            if let Some(Object::Stream(stream)) = pdf.objects.get_mut(id) {
                resources.into_iter().for_each(|resources| stream.dict.set("Resources", resources));
                packer.pack(stream, bytes);
            }
        }
    }
}

/// Packs stream after stream in the same memory.
pub(super) struct Packer {
    compress: Compress,
    packed: Vec<u8>,
}

impl Default for Packer {
    fn default() -> Self {
        Self { compress: Compress::new(Compression::best(), true), packed: Vec::new() }
    }
}

impl Packer {
    /// Gives a stream other bytes, packed if that is shorter.
    pub(super) fn pack(&mut self, stream: &mut Stream, bytes: &[u8]) {
        self.compress.reset();
        self.packed.clear();
        self.packed.reserve_exact(bytes.len());
        let done = self.compress.compress_vec(bytes, &mut self.packed, FlushCompress::Finish);
        // What does not end within the room that its bytes take is not shorter.
        let packed = matches!(done, Ok(Status::StreamEnd)) && self.packed.len() < bytes.len();
        stream.set_plain_content(if packed { self.packed.clone() } else { bytes.to_vec() });
        if packed {
            stream.dict.set("Filter", Object::Name(b"FlateDecode".to_vec()));
        }
    }
}

//! Unpacks compressed input, recognized by its first bytes: file extensions can be wrong, and standard input has none.

use std::io::{self, BufRead, BufReader, Cursor, Read};

use bzip2::bufread::MultiBzDecoder;
use flate2::bufread::MultiGzDecoder;
use zstd::stream::read::Decoder;

/// The number of bytes unpacked at a time.
const CHUNK: usize = 1 << 16;

/// Returns a reader of the unpacked content of `packed`: gzip with any number of members, bzip2 with any number of streams, zstd with any
/// number of frames, or unpacked data.
pub(crate) fn unpack(packed: impl Read + Send + 'static) -> io::Result<Box<dyn BufRead + Send>> {
    let mut packed = BufReader::with_capacity(CHUNK, packed);
    let mut magic = Vec::new();
    // A pipe may return one byte at a time.
    packed.by_ref().take(10).read_to_end(&mut magic)?;
    let first = magic.clone();
    let packed = Cursor::new(magic).chain(packed);
    Ok(match first.as_slice() {
        [0x1F, 0x8B, ..] => Box::new(BufReader::with_capacity(CHUNK, MultiGzDecoder::new(packed))),
        // With a first block, or with none. A text may begin with the three letters.
        [b'B', b'Z', b'h', b'1'..=b'9', b'1', b'A', b'Y', b'&', b'S', b'Y']
        | [b'B', b'Z', b'h', b'1'..=b'9', 0x17, b'r', b'E', b'8', b'P', 0x90] => {
            Box::new(BufReader::with_capacity(CHUNK, MultiBzDecoder::new(packed)))
        }
        // The second is a frame to be skipped, which parallel compressors put first.
        [0x28, 0xB5, 0x2F, 0xFD, ..] | [0x50..=0x5F, 0x2A, 0x4D, 0x18, ..] => {
            Box::new(BufReader::with_capacity(CHUNK, Decoder::with_buffer(packed)?))
        }
        _ => Box::new(packed),
    })
}

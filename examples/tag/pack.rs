//! Compresses output according to its file extension.

use std::io::{self, Write};
use std::path::Path;

use flate2::Compression;
use flate2::write::GzEncoder;
use zstd::stream::write::Encoder;

/// A writer that compresses its data and passes it to `W`.
pub(crate) enum Pack<W: Write> {
    Plain(W),
    Gzip(GzEncoder<W>),
    Zstd(Encoder<'static, W>),
}

impl<W: Write> Pack<W> {
    /// Creates a writer that compresses according to the extension of `path`.
    pub(crate) fn new(out: W, path: &Path) -> io::Result<Self> {
        Ok(match path.extension().and_then(|ending| ending.to_str()) {
            Some("gz") => Self::Gzip(GzEncoder::new(out, Compression::default())),
            Some("zst") => Self::Zstd(Encoder::new(out, zstd::DEFAULT_COMPRESSION_LEVEL)?),
            _ => Self::Plain(out),
        })
    }

    /// Writes the remaining data; only then is the output complete.
    pub(crate) fn finish(self) -> io::Result<()> {
        match self {
            Self::Plain(out) => out,
            Self::Gzip(encoder) => encoder.finish()?,
            Self::Zstd(encoder) => encoder.finish()?,
        }
        .flush()
    }

    fn inner(&mut self) -> &mut dyn Write {
        match self {
            Self::Plain(out) => out,
            Self::Gzip(encoder) => encoder,
            Self::Zstd(encoder) => encoder,
        }
    }
}

impl<W: Write> Write for Pack<W> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.inner().write(bytes)
    }

    fn flush(&mut self) -> io::Result<()> {
        self.inner().flush()
    }
}

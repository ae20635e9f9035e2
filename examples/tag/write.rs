//! Writes documents: in one of the library's formats, as text for people, or as explanations.

use std::io::{self, Write};

use aalam::output::{self, Document, Format, Writer, text::Text};
use aalam::{Entities, Error, Tagger};

use crate::Options;
use crate::entities;

/// Makes writers according to the options.
#[derive(Clone, Copy)]
pub(crate) struct Writers<'o> {
    pub(crate) options: &'o Options,
    pub(crate) tagger: &'o Tagger,
}

/// How people see the output.
#[derive(Clone, Copy, Default)]
pub(crate) struct Screen {
    pub(crate) colours: bool,
    /// The number of columns of a terminal.
    pub(crate) width: Option<u16>,
}

impl<'o> Writers<'o> {
    /// Creates a writer to `out`, which is seen on `screen`.
    pub(crate) fn writer<'w>(self, out: impl Write + 'w, screen: Screen) -> Result<Box<dyn Writer + 'w>, Error>
    where
        'o: 'w,
    {
        let Self { options, tagger } = self;
        if options.explain || !options.why_not.is_empty() {
            return Ok(Box::new(Explanations { options, tagger, out }));
        }
        let mut how = output::Options::default();
        how.unit = options.offsets;
        how.with_text = options.with_text;
        how.whitespace_tokens = options.whitespace_tokens;
        match options.format {
            Format::Text if options.offsets.is_none() => {
                Ok(Box::new(People { out, screen, entities: Entities::default() }))
            }
            format => format.writer(out, &how),
        }
    }
}

/// Writes marked texts, and a table of the entities in them.
struct People<W> {
    out: W,
    screen: Screen,
    entities: Entities,
}

impl<W: Write> Writer for People<W> {
    fn write(&mut self, document: &Document<'_>) -> io::Result<()> {
        for mention in document.tagged.mentions() {
            self.entities.count(mention);
        }
        Text::new(&mut self.out, self.screen.colours).write(document)
    }

    fn finish(&mut self) -> io::Result<()> {
        entities::write(&self.entities, self.screen.width, &mut self.out)?;
        self.out.flush()
    }
}

/// Writes why mentions were found, and why names were not.
struct Explanations<'w, W> {
    options: &'w Options,
    tagger: &'w Tagger,
    out: W,
}

impl<W: Write> Writer for Explanations<'_, W> {
    fn write(&mut self, document: &Document<'_>) -> io::Result<()> {
        let explanation = self.tagger.explain(document.tagged.text());
        if self.options.explain {
            write!(self.out, "{explanation}")?;
        }
        for name in &self.options.why_not {
            write!(self.out, "{}", explanation.why_not(name))?;
        }
        Ok(())
    }

    fn finish(&mut self) -> io::Result<()> {
        self.out.flush()
    }
}

//! A folder in which the example `tag` runs.

use std::fs;
use std::io::Write;
use std::path::Path;
use std::process::{Command, Output};

use flate2::Compression;
use flate2::write::GzEncoder;
use serde_json::Value;
use tempfile::TempDir;

use crate::example::command;

/// A folder with a gazetteer of one name, in which the example runs.
pub struct Folder(TempDir);

impl Folder {
    pub fn new() -> Self {
        let folder = Self(tempfile::tempdir().unwrap());
        folder.write("names", "{\"id\":\"minsk\",\"kind\":\"place\",\"name\":\"مينسك\"}\n");
        folder
    }

    pub fn path(&self) -> &Path {
        self.0.path()
    }

    pub fn write(&self, name: &str, bytes: impl AsRef<[u8]>) {
        let path = self.path().join(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, bytes).unwrap();
    }

    pub fn read(&self, name: &str) -> Vec<u8> {
        fs::read(self.path().join(name)).unwrap()
    }

    /// Returns all files in the folder, sorted, without the gazetteer.
    pub fn files(&self) -> Vec<String> {
        let files = walkdir::WalkDir::new(self.path()).sort_by_file_name().into_iter().map(Result::unwrap);
        let files = files.filter(|entry| !entry.file_type().is_dir() && entry.file_name() != "names");
        files.map(|file| file.path().strip_prefix(self.path()).unwrap().to_str().unwrap().replace('\\', "/")).collect()
    }

    pub fn tag(&self, arguments: &[&str], input: &[u8]) -> Output {
        let mut child = self.command(arguments).spawn().unwrap();
        let mut stdin = child.stdin.take().unwrap();
        let input = input.to_vec();
        // A run that ends before reading closes the pipe.
        let writer = std::thread::spawn(move || _ = stdin.write_all(&input));
        let output = child.wait_with_output().unwrap();
        writer.join().unwrap();
        output
    }

    pub fn command(&self, arguments: &[&str]) -> Command {
        let mut command = command("tag");
        command.current_dir(self.path()).args(["--no-builtin", "--lists-only", "--gazetteer", "names"]).args(arguments);
        command
    }

    /// Returns the names of the documents, each with the number of its mentions.
    pub fn counts(&self, arguments: &[&str], input: &[u8]) -> Vec<String> {
        let output = self.tag(&[&["--format", "jsonl"], arguments].concat(), input);
        counts(&output.stdout)
    }
}

/// Returns the names of the documents in JSON Lines, each with the number of its mentions.
pub fn counts(jsonl: &[u8]) -> Vec<String> {
    let count = |line: &str| {
        let document: Value = serde_json::from_str(line).unwrap();
        format!("{} {}", document["source"].as_str().unwrap(), document["mentions"].as_array().unwrap().len())
    };
    std::str::from_utf8(jsonl).unwrap().lines().map(count).collect()
}

pub fn gzip(bytes: &[u8]) -> Vec<u8> {
    let mut encoder = GzEncoder::new(Vec::new(), Compression::fast());
    encoder.write_all(bytes).unwrap();
    encoder.finish().unwrap()
}

pub fn zstd(bytes: &[u8]) -> Vec<u8> {
    zstd::encode_all(bytes, 1).unwrap()
}

/// A text with two mentions.
pub const TEXT: &str = "من مينسك إلى مينسك\n";

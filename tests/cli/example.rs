//! Runs the examples, and reads their output.

use std::io::Write;
use std::path::PathBuf;
use std::process::{Command, Output, Stdio};

const BUILD: &str = "cargo build --all-features --examples --profile test";

/// Runs the example `tag`.
pub fn tag(arguments: &[&str], input: &[u8]) -> Output {
    run("tag", arguments, input)
}

/// Runs an example with the given standard input.
pub fn run(example: &str, arguments: &[&str], input: &[u8]) -> Output {
    let mut child = command(example).args(arguments).spawn().unwrap();
    // A run that fails before reading closes the pipe.
    let _ = child.stdin.take().unwrap().write_all(input);
    child.wait_with_output().unwrap()
}

/// Returns the command of an example, with pipes for standard input, output and error.
///
/// `cargo test` builds the examples; `cargo test --test cli` does not.
pub fn command(example: &str) -> Command {
    let mut path = std::env::current_exe().unwrap();
    path.pop();
    path.pop();
    let path: PathBuf = path.join("examples").join(format!("{example}{}", std::env::consts::EXE_SUFFIX));
    assert!(path.exists(), "{} is missing; build it with `{BUILD}`", path.display());
    let mut command = Command::new(path);
    command.current_dir(env!("CARGO_MANIFEST_DIR"));
    command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
    command
}

/// Returns what a run wrote to standard output.
pub fn out(output: &Output) -> &str {
    std::str::from_utf8(&output.stdout).unwrap()
}

/// Returns what a run wrote to standard error.
pub fn err(output: &Output) -> &str {
    std::str::from_utf8(&output.stderr).unwrap()
}

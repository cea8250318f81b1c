//! The program `henji`; everything it does is in [`henji::cli`].

use std::process::ExitCode;

fn main() -> ExitCode {
    henji::cli::main()
}

//! Writes the manual pages and the completions of shells into a folder, as they lie below a prefix: `share/man/man1` and so on.

use std::path::PathBuf;
use std::{env, fs, io};

use clap::Command;
use clap_complete::{Shell, generate_to};
use clap_mangen::Man;
use halfpipe::cli::Cli;
use halfpipe::language::Language;

/// The folders of the completions, below `share`.
const COMPLETIONS: [(Shell, &str); 3] = [
    (Shell::Bash, "bash-completion/completions"),
    (Shell::Zsh, "zsh/site-functions"),
    (Shell::Fish, "fish/vendor_completions.d"),
];

/// What the manual page of the program says below its options.
const MORE: &str = r#".SH EXAMPLES
.TP
halfpipe lesson.halfpipe
Open the window on a lesson.
.TP
halfpipe paths \-\-optimizer sgd:lr=0.95 \-\-optimizer adam \-\-steps 50 \-\-format csv
Two paths as numbers.
.TP
halfpipe training \-\-seeds 5 \-\-out curves.svg
Train a net on MNIST, five times with each optimizer, and draw the curves.
.SH FILES
.TP
*.halfpipe
A lesson or a scene: a text in RON. Files that end in .ron, and pictures that halfpipe has exported, open as well.
.TP
$XDG_STATE_HOME/halfpipe/
What was shown last, preferences and kept runs; below ~/.local/state if the variable is not set.
.SH EXIT STATUS
0 after success, 1 if the run failed, 2 if an argument or a file is wrong, 130 if it was stopped by Ctrl+C.
"#;

fn main() -> io::Result<()> {
    let prefix = env::args_os().nth(1).map(PathBuf::from).ok_or_else(|| io::Error::other("name a folder"))?;
    let mut command = Cli::described(&Language::default());
    command.build();
    let pages = prefix.join("share/man/man1");
    fs::create_dir_all(&pages)?;
    write_page(&command, "halfpipe", MORE, &pages)?;
    for (shell, folder) in COMPLETIONS {
        let folder = prefix.join("share").join(folder);
        fs::create_dir_all(&folder)?;
        let written = generate_to(shell, &mut Cli::described(&Language::default()), "halfpipe", &folder)?;
        if shell == Shell::Bash {
            fs::rename(written, folder.join("halfpipe"))?; // bash-completion looks for the name of the program
        }
    }
    Ok(())
}

/// Write the page of a command, and those of its sub-commands.
fn write_page(command: &Command, name: &str, more: &str, folder: &PathBuf) -> io::Result<()> {
    let mut page = Vec::new();
    let described = command.clone().name(name.to_owned()).bin_name(name.replace('-', " "));
    Man::new(described).title(name.to_uppercase()).manual("User commands").render(&mut page)?;
    page.extend_from_slice(more.as_bytes());
    fs::write(folder.join(format!("{name}.1")), page)?;
    for command in command.get_subcommands() {
        write_page(command, &format!("{name}-{}", command.get_name()), "", folder)?;
    }
    Ok(())
}

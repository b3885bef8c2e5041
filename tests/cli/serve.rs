//! `halfpipe serve`: the page from the program.

use crate::support::program::refuses;
use crate::support::words::worded;

#[test]
fn a_wrong_port_is_refused() {
    for port in ["70000", "-1", "http", "1.5"] {
        refuses(2, &["serve", &format!("--port={port}")], &[&worded("{parser.port most=65535}")]);
    }
}

#[cfg(not(feature = "serve"))]
#[test]
fn a_program_without_the_page_says_how_to_build_it() {
    refuses(1, &["serve"], &[&worded("{serve.not_built}"), "web/build", "--features serve"]);
}

/// `cargo test --features serve`, after web/build.
#[cfg(all(feature = "serve", unix))]
mod built {
    use std::io::{BufRead, BufReader, Read, Write};
    use std::net::TcpStream;
    use std::process::{Command, Stdio};

    use super::{refuses, worded};
    use crate::support::program::halfpipe;

    #[test]
    fn without_a_display_the_terminal_shows_address_and_code_until_ctrl_c() {
        let mut program = halfpipe().args(["serve", "--port", "0", "--preset", "valley"]).stdout(Stdio::piped()).spawn().unwrap();
        let mut lines = BufReader::new(program.stdout.take().unwrap()).lines().map(Result::unwrap);
        let first = lines.next().unwrap();
        let at = first.split("http://").nth(1).unwrap().split('/').next().unwrap().to_owned();
        assert_eq!(first, worded(&format!("{{serve.on_machine address=http://{at}/}}")));
        assert!(at.starts_with("127.0.0.1:"), "{at}");
        let end = worded("{serve.interrupt}");
        let code: Vec<String> = lines.by_ref().take_while(|line| *line != end).collect();
        assert!(code.len() > 15 && code[4].contains('█'), "{code:?}");

        let page = include_bytes!("../../web/dist/index.html");
        let mut stream = TcpStream::connect(&at).unwrap();
        stream.write_all(b"GET / HTTP/1.1\r\nHost: x\r\n\r\n").unwrap();
        let mut answer = Vec::new();
        stream.read_to_end(&mut answer).unwrap();
        assert!(answer.starts_with(b"HTTP/1.1 200 ") && answer.ends_with(page));
        let port = at.split(':').nth(1).unwrap();
        refuses(1, &["serve", "--port", port], &[&worded(&format!("{{serve.taken address=127.0.0.1 port={port}}}"))]);

        assert!(Command::new("kill").args(["-INT", &program.id().to_string()]).status().unwrap().success());
        assert_eq!(program.wait().unwrap().code(), Some(0));
        assert!(TcpStream::connect(&at).is_err());
    }
}

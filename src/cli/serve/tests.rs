use std::io::{Read, Write};
use std::net::{Ipv4Addr, Shutdown, TcpStream};

use super::page::PageFile;
use super::*;
use crate::clock::Stopwatch;

const PROGRAM: [u8; 9000] = [7; 9000];

static FILES: [PageFile; 3] = [
    PageFile { name: "index.html", bytes: b"<!doctype html>", brotli: None },
    PageFile { name: "halfpipe_bg.wasm", bytes: &PROGRAM, brotli: Some(b"packed") },
    PageFile { name: "mnist.bin", bytes: &PROGRAM, brotli: None },
];

fn server() -> Server {
    Server::start(&FILES, (Ipv4Addr::LOCALHOST, 0).into()).unwrap()
}

fn sent(server: &Server, bytes: &[u8]) -> TcpStream {
    let mut stream = TcpStream::connect(server.address()).unwrap();
    let _ = stream.write_all(bytes); // the server may have refused it before its end
    stream
}

/// The head and the content of an answer.
fn received(mut stream: TcpStream) -> (String, Vec<u8>) {
    let mut answer = Vec::new();
    stream.read_to_end(&mut answer).unwrap();
    let end = answer.windows(4).position(|part| part == b"\r\n\r\n").unwrap();
    (String::from_utf8(answer[..end].to_vec()).unwrap(), answer[end + 4..].to_vec())
}

fn answer(server: &Server, first: &str, headers: &str) -> (String, Vec<u8>) {
    received(sent(server, format!("{first} HTTP/1.1\r\nHost: x\r\n{headers}\r\n").as_bytes()))
}

#[test]
fn each_file_is_served_byte_for_byte_by_its_name() {
    let server = server();
    assert!(server.address().ip().is_loopback());
    for file in &FILES {
        let (head, body) = answer(&server, &format!("GET /{}", file.name), "");
        assert!(head.starts_with("HTTP/1.1 200 OK\r\n") && !head.contains("Content-Encoding"), "{head}");
        assert!(head.contains(&format!("Content-Length: {}\r\n", file.bytes.len())) && body == file.bytes, "{head}");
        for part in ["X-Content-Type-Options: nosniff\r\n", "Referrer-Policy: no-referrer\r\n", "frame-ancestors 'none'\r\n"] {
            assert!(head.contains(part), "{head}");
        }
        let (of_head, none) = answer(&server, &format!("HEAD /{}", file.name), "");
        assert_eq!((of_head, none), (head, Vec::new()));
    }
    for address in ["/", "/?from=chat", "/index.html"] {
        let (head, body) = answer(&server, &format!("GET {address}"), "");
        assert!(head.contains("Content-Type: text/html; charset=utf-8\r\n") && body == FILES[0].bytes, "{head}");
    }
    assert!(answer(&server, "GET /halfpipe_bg.wasm", "").0.contains("Content-Type: application/wasm\r\n"));
}

#[test]
fn the_policy_is_that_of_the_page_and_forbids_frames() {
    let page = std::fs::read_to_string(concat!(env!("CARGO_MANIFEST_DIR"), "/web/page/index.html")).unwrap();
    let policy = page.split("Content-Security-Policy\" content=\"").nth(1).unwrap().split('"').next().unwrap();
    let (head, _) = answer(&server(), "GET /", "");
    assert!(head.contains(&format!("\r\nContent-Security-Policy: {policy}; frame-ancestors 'none'\r\n")), "{head}");
}

#[test]
fn nothing_else_is_served() {
    let server = server();
    for address in [
        "/../Cargo.toml",
        "/etc/passwd",
        "//etc/passwd",
        "/%2e%2e/Cargo.toml",
        "/..%2fCargo.toml",
        "/..\\Cargo.toml",
        "/./index.html",
        "/INDEX.HTML",
        "/index.html/",
        "/index.html%00",
        "/mnist",
        "index.html",
        "http://x/index.html",
        "*",
    ] {
        let (head, _) = answer(&server, &format!("GET {address}"), "");
        assert!(["HTTP/1.1 404", "HTTP/1.1 400"].iter().any(|status| head.starts_with(status)), "{address}: {head}");
    }
    for method in ["POST", "PUT", "DELETE", "OPTIONS", "CONNECT", "TRACE", "get"] {
        let (head, _) = answer(&server, &format!("{method} /index.html"), "Content-Length: 3\r\n");
        assert!(head.starts_with("HTTP/1.1 405 ") && head.contains("\r\nAllow: GET, HEAD\r\n"), "{method}: {head}");
    }
}

#[test]
fn a_request_that_is_too_large_or_none_is_refused() {
    let server = server();
    let long = format!("Cookie: {}\r\n", "x".repeat(request::MOST_BYTES));
    let many = "A: b\r\n".repeat(100);
    for headers in [long, many] {
        assert!(answer(&server, "GET /", &headers).0.starts_with("HTTP/1.1 431 "));
    }
    for bytes in [&b"\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03"[..], b"hello\r\n\r\n", b"GET / HTTP/9\r\n\r\n", b"\0\r\n\r\n"]
    {
        assert!(received(sent(&server, bytes)).0.starts_with("HTTP/1.1 400 "), "{bytes:?}");
    }
}

#[test]
fn compression_is_what_the_client_reads() {
    let server = server();
    let of = |file: &str, accepts: &str| answer(&server, &format!("GET /{file}"), &format!("Accept-Encoding: {accepts}\r\n"));
    for accepts in ["br", "gzip, deflate, br, zstd", "gzip;q=1.0,BR;q=0.5"] {
        let (head, body) = of("halfpipe_bg.wasm", accepts);
        assert!(head.contains("\r\nContent-Encoding: br\r\n") && head.contains("\r\nVary: Accept-Encoding\r\n"), "{head}");
        assert_eq!(body, b"packed");
    }
    for accepts in ["gzip, deflate", "br;q=0, gzip", "brotli, gzip"] {
        let (head, body) = of("halfpipe_bg.wasm", accepts);
        assert!(head.contains("\r\nContent-Encoding: gzip\r\n") && body.len() < 200, "{head}");
        let mut unpacked = Vec::new();
        flate2::read::GzDecoder::new(&body[..]).read_to_end(&mut unpacked).unwrap();
        assert_eq!(unpacked, PROGRAM);
    }
    for (file, accepts) in [("halfpipe_bg.wasm", "identity"), ("halfpipe_bg.wasm", ""), ("mnist.bin", "gzip, br")] {
        let (head, body) = of(file, accepts);
        assert!(!head.contains("Content-Encoding") && body == PROGRAM, "{head}");
    }
}

#[test]
fn what_a_browser_has_is_not_sent_again() {
    let server = server();
    let (head, _) = answer(&server, "GET /mnist.bin", "");
    let tag = head.split("ETag: ").nth(1).unwrap().split('\r').next().unwrap();
    let (again, body) = answer(&server, "GET /mnist.bin", &format!("If-None-Match: W/\"x\", {tag}\r\n"));
    assert!(again.starts_with("HTTP/1.1 304 ") && body.is_empty(), "{again}");
    let (other, body) = answer(&server, "GET /mnist.bin", "If-None-Match: W/\"x\"\r\n");
    assert!(other.starts_with("HTTP/1.1 200 ") && body == PROGRAM, "{other}");
}

#[test]
fn slow_clients_hold_up_neither_others_nor_the_end() {
    let server = server();
    let slow: Vec<TcpStream> = (0..20).map(|_| sent(&server, b"GET / HT")).collect();
    let watch = Stopwatch::start();
    assert!(answer(&server, "GET /", "").0.starts_with("HTTP/1.1 200 "));
    let address = server.address();
    drop(server);
    assert!(watch.seconds() < 5.0, "{}", watch.seconds());
    for mut stream in slow {
        assert!(matches!(stream.read(&mut [0]), Ok(0) | Err(_)), "closed without an answer");
    }
    assert!(TcpStream::connect(address).is_err(), "nobody listens any more");
}

#[test]
fn a_request_may_come_in_parts_and_a_client_may_leave() {
    let server = server();
    let mut stream = sent(&server, b"GET /mnist.bin HTTP/1.1\r\n");
    drop(sent(&server, b"GET /mnist.bin HTTP/1.1\r\n\r\n"));
    sent(&server, b"GET").shutdown(Shutdown::Both).unwrap();
    stream.write_all(b"Host: x\r\n\r\n").unwrap();
    assert_eq!(received(stream).1, PROGRAM);
}

#[test]
fn a_port_that_is_taken_is_said() {
    let server = server();
    let error = Server::start(&FILES, server.address()).err().unwrap();
    let port = server.address().port();
    assert_eq!(refusal(Ipv4Addr::LOCALHOST, port, &error), t!("serve.taken", port = port, address = "127.0.0.1"));
}

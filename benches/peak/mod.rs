//! The best that the machine does, to compare with.

use std::hint::black_box;
use std::time::Instant;

use halfpipe::job::ThreadPool;
use halfpipe::network::product::{self, matrix};

/// What all cores do at once at their best, in GFLOP/s: products of 1024 x 1024 matrices.
pub fn peak(threads: usize) -> f64 {
    const SIDE: usize = 1024;
    let rates = ThreadPool::with_threads(threads).map(threads, |_| {
        let (factor, mut out) = (vec![1f32; SIDE * SIDE], vec![0f32; SIDE * SIDE]);
        let mut best = f64::INFINITY;
        let began = Instant::now();
        while began.elapsed().as_secs_f64() < 2.0 {
            let once = Instant::now();
            product::set(&mut out, matrix(&factor, SIDE, SIDE), matrix(&factor, SIDE, SIDE));
            best = best.min(once.elapsed().as_secs_f64());
            black_box(&out);
        }
        2.0 * (SIDE as f64).powi(3) / best / 1e9
    });
    rates.iter().sum()
}

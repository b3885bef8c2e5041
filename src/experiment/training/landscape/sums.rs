//! Long sums over the parameters of nets, in double precision.

use std::ops::Range;

use crate::job::ThreadPool;

/// The number of parts that parameters are divided into, whatever the number of threads, so that no result depends on it.
const PARTS: usize = 16;
/// Partial sums, so that additions do not wait for each other.
const LANES: usize = 8;

/// Σ terms(i) for i below `count`: several sums at once.
pub fn total<const K: usize>(count: usize, terms: impl Fn(usize) -> [f64; K]) -> [f64; K] {
    let mut sums = [[0.0; LANES]; K];
    let whole = count - count % LANES;
    for first in (0..whole).step_by(LANES) {
        for lane in 0..LANES {
            for (sum, term) in sums.iter_mut().zip(terms(first + lane)) {
                sum[lane] += term;
            }
        }
    }
    for index in whole..count {
        for (sum, term) in sums.iter_mut().zip(terms(index)) {
            sum[0] += term;
        }
    }
    sums.map(|sum| sum.iter().sum())
}

/// `work` for each of the parts that `count` parameters are divided into, in order.
pub fn in_parts<R: Send>(count: usize, pool: ThreadPool, work: impl Fn(Range<usize>) -> R + Sync) -> Vec<R> {
    let size = count.div_ceil(PARTS).max(1);
    pool.map(count.div_ceil(size), |part| work(part * size..count.min((part + 1) * size)))
}

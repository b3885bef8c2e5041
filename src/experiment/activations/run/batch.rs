//! Networks that go forward and backward together, layer by layer. Beside a layer, the one before is measured and the weights of
//! the next are drawn, so that every thread has work.

use super::layer::Task;
use super::measurement::Ranges;
use super::propagation::Propagation;
use super::results::LayerResult;
use super::spare::Spare;
use crate::job::ThreadPool;

/// Who does the work, and whether to go on.
#[derive(Clone, Copy)]
pub struct Workers<'a> {
    /// The threads that share the work.
    pub pool: ThreadPool,
    /// Checked before every task; false cancels the measurement, which then returns `None`.
    pub should_continue: &'a (dyn Fn() -> bool + Sync),
}

impl Workers<'_> {
    /// Do all tasks; `None` if cancelled.
    pub fn run(self, tasks: Vec<Task<'_>>) -> Option<()> {
        if tasks.is_empty() {
            return Some(()); // and no thread is started
        }
        let mut is_done = vec![false; tasks.len()];
        self.pool.for_each(tasks.into_iter().zip(&mut is_done), |_, (task, is_done)| {
            if (self.should_continue)() {
                task();
                *is_done = true;
            }
        });
        is_done.into_iter().all(|is_done| is_done).then_some(())
    }
}

/// The forward pass of networks with equally many layers.
pub fn forward(nets: &mut [Propagation<'_>], workers: Workers<'_>, spare: &mut Spare) -> Option<()> {
    let layers = nets.iter().map(Propagation::layer_count).max().unwrap_or(0);
    for phase in 0..layers + 2 {
        let mut tasks = Vec::new();
        for net in &mut *nets {
            net.forward_tasks(phase, spare, &mut tasks);
        }
        workers.run(tasks)?;
        for net in &mut *nets {
            net.release_forward(phase, spare);
        }
    }
    Some(())
}

/// The backward pass after [`forward`], with the ranges of each network's histograms, and the results.
pub fn backward(
    mut nets: Vec<Propagation<'_>>,
    ranges: &[Ranges],
    workers: Workers<'_>,
    spare: &mut Spare,
) -> Option<Vec<Vec<LayerResult>>> {
    let layers = nets.iter().map(Propagation::layer_count).max().unwrap_or(0);
    let mut tasks = Vec::new();
    for (net, ranges) in nets.iter_mut().zip(ranges) {
        net.start_backward(ranges, &mut tasks);
    }
    workers.run(tasks)?;
    for layer in (0..layers).rev() {
        let mut tasks = Vec::new();
        for net in &mut nets {
            net.recompute_tasks(layer, spare, &mut tasks);
        }
        workers.run(tasks)?;
        let mut tasks = Vec::new();
        for (net, ranges) in nets.iter_mut().zip(ranges) {
            net.backward_tasks(layer, ranges, spare, &mut tasks);
        }
        workers.run(tasks)?;
        for net in &mut nets {
            net.release_backward(layer + 1, spare);
        }
    }
    let mut tasks = Vec::new();
    for (net, ranges) in nets.iter_mut().zip(ranges) {
        net.last_tasks(ranges, &mut tasks);
    }
    workers.run(tasks)?;
    nets.into_iter().map(|net| net.results(spare)).collect()
}

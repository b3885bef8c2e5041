//! Networks that go forward and backward together, layer by layer. Beside a layer, the one before is measured and the weights of
//! the next are drawn, so that every thread has work.

use super::flow::Flow;
use super::layer::Task;
use super::measurement::Ranges;
use super::results::LayerResult;
use super::spare::Spare;
use crate::job::ThreadPool;

/// Who does the work, and whether to go on.
#[derive(Clone, Copy)]
pub struct Crew<'a> {
    /// The threads that share the work.
    pub pool: ThreadPool,
    /// Checked before every task; false cancels the measurement, which then returns `None`.
    pub should_continue: &'a (dyn Fn() -> bool + Sync),
}

impl Crew<'_> {
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
pub fn forward(flows: &mut [Flow<'_>], crew: Crew<'_>, spare: &mut Spare) -> Option<()> {
    let layers = flows.iter().map(Flow::layer_count).max().unwrap_or(0);
    for phase in 0..layers + 2 {
        let mut tasks = Vec::new();
        for flow in &mut *flows {
            flow.forward_tasks(phase, spare, &mut tasks);
        }
        crew.run(tasks)?;
        for flow in &mut *flows {
            flow.release_forward(phase, spare);
        }
    }
    Some(())
}

/// The backward pass after [`forward`], with the ranges of each network's histograms, and the results.
pub fn backward(mut flows: Vec<Flow<'_>>, ranges: &[Ranges], crew: Crew<'_>, spare: &mut Spare) -> Option<Vec<Vec<LayerResult>>> {
    let layers = flows.iter().map(Flow::layer_count).max().unwrap_or(0);
    let mut tasks = Vec::new();
    for (flow, ranges) in flows.iter_mut().zip(ranges) {
        flow.turn(ranges, &mut tasks);
    }
    crew.run(tasks)?;
    for layer in (0..layers).rev() {
        let mut tasks = Vec::new();
        for flow in &mut flows {
            flow.again_tasks(layer, spare, &mut tasks);
        }
        crew.run(tasks)?;
        let mut tasks = Vec::new();
        for (flow, ranges) in flows.iter_mut().zip(ranges) {
            flow.backward_tasks(layer, ranges, spare, &mut tasks);
        }
        crew.run(tasks)?;
        for flow in &mut flows {
            flow.release_backward(layer + 1, spare);
        }
    }
    let mut tasks = Vec::new();
    for (flow, ranges) in flows.iter_mut().zip(ranges) {
        flow.last_tasks(ranges, &mut tasks);
    }
    crew.run(tasks)?;
    flows.into_iter().map(|flow| flow.results(spare)).collect()
}

//! Work on many things at once: a function and its inputs come in, results in the order of the inputs go out.

use std::cmp::Reverse;
use std::sync::{mpsc, Mutex, PoisonError};
use std::thread::{self, Builder};

/// The stack of a worker: models nest deeper than the two megabytes of a thread are good for.
const STACK: usize = 64 << 20;

/// Runs `work` for each input on up to `jobs` threads. Inputs of great `size` come first, so that none of them is begun
/// when everything else is done. Each thread has a state of its own, which the inputs it works on share. `done` is told,
/// on the calling thread, the position of each input that is finished.
pub fn each<I: Send, O: Send, S>(
    inputs: Vec<I>,
    jobs: usize,
    size: impl Fn(&I) -> u64,
    state: impl Fn() -> S + Sync,
    work: impl Fn(&mut S, I) -> O + Sync,
    mut done: impl FnMut(usize),
) -> Vec<O> {
    let jobs = jobs.clamp(1, inputs.len().max(1));
    let mut queue: Vec<(usize, I)> = inputs.into_iter().enumerate().collect();
    // The next one is taken from the end.
    queue.sort_by_key(|(index, input)| (size(input), Reverse(*index)));
    let queue = Mutex::new(queue);
    let next = || queue.lock().unwrap_or_else(PoisonError::into_inner).pop();
    let (sender, receiver) = mpsc::channel();
    let worker = |sender: mpsc::Sender<(usize, O)>| {
        let mut state = state();
        while let Some((index, input)) = next() {
            let _ = sender.send((index, work(&mut state, input)));
        }
    };
    let mut results = Vec::new();
    thread::scope(|scope| {
        let worker = &worker;
        let started = (0..jobs).filter(|_| {
            let sender = sender.clone();
            let builder = Builder::new().stack_size(STACK);
            let started = builder.spawn_scoped(scope, move || worker(sender));
            started.is_ok()
        });
        if started.count() == 0 {
            worker(sender.clone());
        }
        drop(sender);
        for (index, result) in receiver {
            results.push((index, result));
            done(index);
        }
    });
    results.sort_unstable_by_key(|(index, _)| *index);
    results.into_iter().map(|(_, result)| result).collect()
}

#[cfg(test)]
mod tests {
    use super::each;

    #[test]
    fn results_come_in_the_order_of_the_inputs_whatever_their_size() {
        let mut finished = Vec::new();
        let results = each(
            (0..100u64).collect(),
            3,
            |input| *input,
            || 0,
            |state, input| {
                *state += 1;
                input * 2
            },
            |index| finished.push(index),
        );
        assert_eq!(
            results,
            (0..100).map(|input| input * 2).collect::<Vec<u64>>()
        );
        finished.sort_unstable();
        assert_eq!(finished, (0..100).collect::<Vec<usize>>());
    }
}

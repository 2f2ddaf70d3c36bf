//! Work on many crates at once: a function and its inputs come in, results in the order of the inputs go out, and a
//! word after each one for whoever watches.

use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::mpsc;
use std::thread;

/// Runs `work` for each input on up to `jobs` threads, in the order that `first` gives; the inputs that take
/// longest should come first, so that none of them is begun when everything else is done. Each thread has a state of
/// its own, which the inputs it works on share. `done` is told, on the calling thread, which input is finished.
pub(crate) fn each<I: Send, O: Send, S>(
    inputs: Vec<I>,
    jobs: usize,
    size: impl Fn(&I) -> u64,
    state: impl Fn() -> S + Sync,
    work: impl Fn(&mut S, I) -> O + Sync,
    mut done: impl FnMut(usize),
) -> Vec<O> {
    let count = inputs.len();
    let mut order: Vec<(usize, u64)> = inputs.iter().map(size).enumerate().collect();
    order.sort_by_key(|(_, size)| std::cmp::Reverse(*size));
    let slots: Vec<std::sync::Mutex<Option<I>>> = inputs
        .into_iter()
        .map(|input| std::sync::Mutex::new(Some(input)))
        .collect();
    let next = AtomicUsize::new(0);
    let (sender, receiver) = mpsc::channel();
    let mut results: Vec<Option<O>> = Vec::new();
    results.resize_with(count, || None);
    thread::scope(|scope| {
        for _ in 0..jobs.clamp(1, count.max(1)) {
            let (sender, order, slots) = (sender.clone(), &order, &slots);
            let (next, state, work) = (&next, &state, &work);
            scope.spawn(move || {
                let mut state = state();
                while let Some((index, _)) = order.get(next.fetch_add(1, Ordering::Relaxed)) {
                    let input = slots.get(*index).and_then(|slot| slot.lock().ok()?.take());
                    let Some(input) = input else { continue };
                    let _ = sender.send((*index, work(&mut state, input)));
                }
            });
        }
        drop(sender);
        for (index, result) in receiver {
            if let Some(slot) = results.get_mut(index) {
                *slot = Some(result);
            }
            done(index);
        }
    });
    results.into_iter().flatten().collect()
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

//! Work on many things at the same time: items come in, what became of each goes out in their order.

use std::panic::{catch_unwind, AssertUnwindSafe};
use std::sync::atomic::{AtomicUsize, Ordering};

use smithy_codegen_cli::parallel;

/// Applies `work` to every item, `jobs` at a time. The number that it is given beside the item says which
/// worker does it, from 0. A panic is the error of its item, not the end of the command.
pub fn each<T: Sync, R: Send>(
    items: &[T],
    jobs: usize,
    work: impl Fn(&T, usize) -> R + Sync,
) -> Vec<Result<R, String>> {
    let workers = AtomicUsize::new(0);
    parallel::each(
        items.iter().collect(),
        jobs,
        |_| 0,
        || workers.fetch_add(1, Ordering::Relaxed),
        |number, item| guard(|| work(item, *number)),
        |_| {},
    )
}

/// Does something that may panic; a panic is an error.
pub fn guard<R>(work: impl FnOnce() -> R) -> Result<R, String> {
    catch_unwind(AssertUnwindSafe(work)).map_err(|panic| said(&*panic))
}

/// What a panic says.
fn said(panic: &(dyn std::any::Any + Send)) -> String {
    let text = panic.downcast_ref::<&str>().map(|text| (*text).to_owned());
    let text = text.or_else(|| panic.downcast_ref::<String>().cloned());
    format!("panicked: {}", text.unwrap_or_default())
}

#[cfg(test)]
mod tests {
    use super::each;

    #[test]
    fn the_order_stays_and_a_panic_is_an_error() {
        let found = each(&[1, 2, 3, 4, 5], 3, |number, _| match number {
            3 => panic!("three"),
            other => other * 10,
        });
        let three = Err("panicked: three".to_owned());
        assert_eq!(found, [Ok(10), Ok(20), three, Ok(40), Ok(50)]);
        assert!(each(&[] as &[u8], 3, |_, _| ()).is_empty());
    }
}

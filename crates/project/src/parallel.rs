//! The same work for many items, on all cores, with results in the order of the items.

use rayon::prelude::*;

/// Fewer items than this are not worth starting threads for: the check of one spec is most often
/// of one spec only, and is over before a thread pool has started.
const WORTH_THREADS: usize = 4;

/// `work` for each of `items`, in their order.
pub(crate) fn map<T: Sync, R: Send>(items: &[T], work: impl Fn(&T) -> R + Send + Sync) -> Vec<R> {
    if items.len() < WORTH_THREADS {
        items.iter().map(work).collect()
    } else {
        items.par_iter().map(work).collect()
    }
}

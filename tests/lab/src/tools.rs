//! What all of the laboratory shares: problems and their reports, files, programs, packages outside of the workspace,
//! servers, workers, and the commands of the product.

pub mod observe;
pub mod process;
pub mod product;
pub mod server;
pub mod workers;

mod conclusion;
mod files;
mod problem;
mod workspace;

pub use conclusion::{conclude, Conclusion};
pub use files::{read, repository, write};
pub use problem::{report, report_as, Outcome, Problem};
pub use process::finish;
pub use workspace::Workspace;

//! Suites with a part for each service: the services of some groups come in, and what each of them was found to do goes out as
//! one suite.

use super::models::{self, Group, Loaded, Service, Source};
use super::suite::{Name, Suite};
use crate::tools::workers;

/// Runs a part for each service of these groups, on this many threads, and adds the parts in the order of the services.
pub(super) fn of_services(
    name: Name,
    loaded: &[Loaded],
    groups: &[Group],
    jobs: usize,
    run: impl Fn(&Source, &Service, &mut Suite) + Sync,
) -> Suite {
    let mut suite = Suite::new(name);
    let services: Vec<_> = models::services(loaded, groups).collect();
    let parts = workers::each(&services, jobs, |(source, service), _| {
        let mut part = Suite::new(name);
        run(source, service, &mut part);
        part
    });
    for (part, (_, service)) in parts.into_iter().zip(&services) {
        match part {
            Ok(part) => suite.add(part),
            Err(why) => suite.ran(&service.id, Err(why)),
        }
    }
    suite
}

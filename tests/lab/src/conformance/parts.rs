//! Suites with a part for each service: models come in; the clients that a suite needs, and what was found about each
//! service, go out.

use std::time::Instant;

use super::models::{self, Group, Loaded, Service, Source};
use super::programs::Wanted;
use super::suite::{Name, Suite};
use crate::tools::workers;

/// The whole clients of the services of a group that a suite needs.
pub(super) fn clients<'l>(
    loaded: &'l [Loaded],
    groups: &'l [Group],
    needs: impl Fn(&Service) -> bool,
) -> Vec<Wanted<'l>> {
    let services = models::services(loaded, groups).filter(|(_, service)| needs(service));
    let clients = services.filter_map(|(_, service)| service.client.as_ref()?.as_ref().ok());
    let wanted = clients.map(|client| Wanted {
        client,
        operations: None,
    });
    wanted.collect()
}

/// Runs a part for each service of these groups, on this many threads, and adds the parts in the order of the services. What
/// a model holds that cannot be read is unknown: it is a failure.
pub(super) fn of_services(
    name: Name,
    loaded: &[Loaded],
    groups: &[Group],
    jobs: usize,
    run: impl Fn(&Source, &Service, &mut Suite) + Sync,
) -> Suite {
    let start = Instant::now();
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
    let models = loaded
        .iter()
        .filter(|one| groups.contains(&one.source.group));
    for (name, why) in models.filter_map(Loaded::unreadable) {
        suite.ran(&name, Err(why));
    }
    suite.duration = start.elapsed();
    suite
}

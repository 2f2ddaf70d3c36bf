//! Generated names and files of real services, beside what is published and on record. Most of it needs data that is not
//! in the repository.

#[path = "real_services/names.rs"]
mod names;
#[path = "real_services/printed.rs"]
mod printed;
#[path = "real_services/published.rs"]
mod published;
#[path = "real_services/service.rs"]
mod service;
#[path = "real_services/signatures.rs"]
mod signatures;
#[path = "real_services/spelling.rs"]
mod spelling;

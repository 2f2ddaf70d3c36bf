//! A model-driven local service for tests and demonstrations.

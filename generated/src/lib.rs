//! Client for the Partner Central Account API.

//! Response bodies that go wrong on purpose. In: the steps of a body. Out: the body that hyper
//! sends: bytes, pauses, and an end that is no end.

use std::collections::VecDeque;
use std::future::Future;
use std::io;
use std::pin::Pin;
use std::task::{Context, Poll};
use std::time::Duration;

use bytes::Bytes;
use http_body::{Body, Frame, SizeHint};
use tokio::time::Sleep;

/// One thing that a body does.
#[derive(Debug)]
pub(crate) enum Step {
    /// Sends bytes.
    Send(Bytes),
    /// Sends nothing for a while.
    Wait(Duration),
    /// Breaks the connection.
    Break,
}

/// A body made of steps.
#[derive(Debug)]
pub(crate) struct ScriptedBody {
    steps: VecDeque<Step>,
    waiting: Option<Pin<Box<Sleep>>>,
    /// Whether hyper may work out the length itself.
    has_length: bool,
}

impl ScriptedBody {
    /// All of `bytes`, at once.
    pub fn whole(bytes: Bytes) -> Self {
        ScriptedBody {
            steps: VecDeque::from([Step::Send(bytes)]),
            waiting: None,
            has_length: true,
        }
    }

    /// What `steps` do; the length is whatever the header says.
    pub fn scripted(steps: impl IntoIterator<Item = Step>) -> Self {
        ScriptedBody {
            steps: steps.into_iter().collect(),
            waiting: None,
            has_length: false,
        }
    }
}

impl Body for ScriptedBody {
    type Data = Bytes;
    type Error = io::Error;

    fn poll_frame(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
    ) -> Poll<Option<Result<Frame<Bytes>, io::Error>>> {
        loop {
            if let Some(sleep) = &mut self.waiting {
                if sleep.as_mut().poll(context).is_pending() {
                    return Poll::Pending;
                }
                self.waiting = None;
            }
            match self.steps.pop_front() {
                None => return Poll::Ready(None),
                Some(Step::Send(bytes)) => return Poll::Ready(Some(Ok(Frame::data(bytes)))),
                Some(Step::Wait(time)) => {
                    self.waiting = Some(Box::pin(tokio::time::sleep(time)));
                }
                Some(Step::Break) => {
                    return Poll::Ready(Some(Err(io::ErrorKind::ConnectionAborted.into())));
                }
            }
        }
    }

    fn is_end_stream(&self) -> bool {
        self.steps.is_empty() && self.waiting.is_none()
    }

    fn size_hint(&self) -> SizeHint {
        if !self.has_length {
            return SizeHint::default();
        }
        let length = self.steps.iter().map(|step| match step {
            Step::Send(bytes) => u64::try_from(bytes.len()).unwrap_or(u64::MAX),
            Step::Wait(_) | Step::Break => 0,
        });
        SizeHint::with_exact(length.sum())
    }
}

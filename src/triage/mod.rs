//! Many threads, each as one short record: how urgent it is, who waits for whom, what to do, and what is new.

mod list;
mod origin;
mod record;
mod urgency;
mod waits;
mod watch;

pub use list::{List, Listed};
pub use origin::Origin;
pub use record::{Message, Promised, Record};
pub use urgency::{Level, Urgency};
pub use waits::Wait;
pub use watch::{Memory, News, Seen};

#[cfg(test)]
mod tests;

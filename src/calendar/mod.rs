//! Japanese days: national holidays by rule, business days, seasons.

mod business;
mod holiday;
mod pause;
mod season;
mod written;

pub use business::{Business, Weekdays, YearEnd};
pub use holiday::holiday;
pub use pause::Season;
pub use season::Days;
pub use written::{day, instant, japan};

#[cfg(test)]
mod tests;

//! Japanese days: national holidays by rule, business days, seasons.

mod business;
mod holiday;
mod season;
mod written;

pub use business::{Business, Weekdays, YearEnd};
pub use holiday::holiday;
pub use season::{Days, Season};
pub use written::{day, instant, japan};

#[cfg(test)]
mod tests;

//! Japanese days: national holidays by rule, business days, seasons.

mod business;
mod holiday;
mod season;

pub use business::{Business, Weekdays, YearEnd};
pub use holiday::holiday;
pub use season::{Days, Season};

#[cfg(test)]
mod tests;

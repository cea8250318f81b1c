//! Japanese days: national holidays by rule, business days, seasons.

//! The register of a sentence: 常体, 敬体, 敬語.

/// How a sentence speaks to its reader.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Register {
    /// Plain forms: 「明日送る」.
    Casual,
    /// です・ます: 「明日送ります」.
    Polite,
    /// 尊敬語 or 謙譲語 beside です・ます: 「明日お送りいたします」.
    Honorific,
}

impl Register {
    /// The name in JSON: `polite`.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Casual => "casual",
            Self::Polite => "polite",
            Self::Honorific => "honorific",
        }
    }
}

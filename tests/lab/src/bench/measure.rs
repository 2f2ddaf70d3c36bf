//! One measure: samples of both sides in, medians, their ratio, and a line of a table out.

use std::borrow::Cow;

use serde_json::{json, Map, Value};

/// The measures of the bench command, in the order of its report.
pub const NAMES: [&str; 19] = [
    "call-0",
    "parse-100",
    "parse-100-cbor",
    "cbor-json",
    "parse-100-schema",
    "parse-100-rest",
    "parse-1000-xml",
    "xml-events",
    "parse-1000-ec2",
    "serialize",
    "serialize-rest",
    "loopback-100",
    "send-1-gib",
    "receive-1-gib",
    "program",
    "binary",
    "cold-build",
    "mono-items",
    "generate",
];

/// A measure with its result.
#[derive(Debug, Default)]
pub struct Measure {
    /// One of [`NAMES`].
    pub name: Cow<'static, str>,
    /// A description for people.
    pub title: Cow<'static, str>,
    /// The median of our side.
    pub ours: Option<f64>,
    /// The median of the published crate; absent where it has nothing to compare.
    pub published: Option<f64>,
    /// The unit of both.
    pub unit: Cow<'static, str>,
    /// Whether more is better, as with calls per second.
    pub more_is_better: bool,
    /// Other figures beside the result, by their names.
    pub detail: Vec<(String, Value)>,
}

impl Measure {
    /// Ours divided by the published crate's.
    pub fn ratio(&self) -> Option<f64> {
        match (self.ours, self.published) {
            (Some(ours), Some(published)) if published > 0.0 => Some(ours / published),
            _ => None,
        }
    }

    /// Our cost where the published crate costs 1: less is always better.
    pub fn cost(&self) -> Option<f64> {
        match self.more_is_better {
            true => self.ratio().map(|ratio| 1.0 / ratio),
            false => self.ratio(),
        }
    }

    /// Adds a figure that belongs beside the result.
    pub fn beside(&mut self, what: impl Into<String>, value: impl Into<Value>) {
        self.detail.push((what.into(), value.into()));
    }

    /// As JSON.
    pub fn json(&self) -> Value {
        let detail: Map<String, Value> = self.detail.iter().cloned().collect();
        json!({
            "name": self.name,
            "title": self.title,
            "ours": self.ours.map(rounded),
            "published": self.published.map(rounded),
            "ratio": self.ratio().map(rounded),
            "unit": self.unit,
            "more_is_better": self.more_is_better,
            "detail": detail,
        })
    }

    /// From [`json`](Self::json).
    pub fn from_json(value: &Value) -> Option<Self> {
        let text = |key: &str| Some(Cow::from(value.get(key)?.as_str()?.to_owned()));
        let detail = value.get("detail")?.as_object()?.iter();
        Some(Self {
            name: text("name")?,
            title: text("title")?,
            ours: value.get("ours")?.as_f64(),
            published: value.get("published")?.as_f64(),
            unit: text("unit")?,
            more_is_better: value.get("more_is_better")?.as_bool()?,
            detail: detail
                .map(|(what, value)| (what.clone(), value.clone()))
                .collect(),
        })
    }

    /// As a line of a Markdown table.
    pub fn row(&self) -> String {
        let cell = |value: Option<f64>| value.map_or("–".to_owned(), shown);
        format!(
            "| `{}` | {} | {} | {} | {} | {} |",
            self.name,
            self.title,
            cell(self.ours),
            cell(self.published),
            self.unit,
            self.ratio().map_or("–".to_owned(), ratio_shown),
        )
    }
}

/// The head of the table whose lines are [`Measure::row`].
pub const HEAD: &str =
    "| name | what | ours | published | unit | ratio |\n|---|---|---:|---:|---|---:|";

/// The middle of the samples.
pub fn median(samples: &[f64]) -> Option<f64> {
    let mut sorted = samples.to_vec();
    sorted.sort_by(f64::total_cmp);
    let middle = sorted.len() / 2;
    match (sorted.len() % 2, sorted.get(middle)) {
        (_, None) => None,
        (1, Some(value)) => Some(*value),
        (_, Some(value)) => sorted.get(middle - 1).map(|below| (below + value) / 2.0),
    }
}

/// Four significant digits are more than a measurement is worth.
fn rounded(value: f64) -> f64 {
    if value == 0.0 || !value.is_finite() {
        return value;
    }
    let digits = 3 - value.abs().log10().floor() as i32;
    let scale = 10f64.powi(digits.max(0));
    (value * scale).round() / scale
}

/// Two digits behind the point, of a ratio.
pub fn hundredth(value: f64) -> f64 {
    (value * 100.0).round() / 100.0
}

/// A ratio as people read it.
fn ratio_shown(ratio: f64) -> String {
    match ratio < 0.01 {
        true => format!("{ratio:.4}"),
        false => format!("{ratio:.2}"),
    }
}

/// A number as people read it.
pub fn shown(value: f64) -> String {
    match value.abs() {
        _ if value.fract() == 0.0 => format!("{value:.0}"),
        size if size >= 100.0 => format!("{value:.0}"),
        size if size >= 10.0 => format!("{value:.1}"),
        _ => format!("{value:.2}"),
    }
}

#[cfg(test)]
mod tests {
    use super::{median, rounded, Measure};

    #[test]
    fn the_middle_of_samples() {
        assert_eq!(median(&[]), None);
        assert_eq!(median(&[3.0, 1.0, 2.0]), Some(2.0));
        assert_eq!(median(&[4.0, 1.0, 2.0, 3.0]), Some(2.5));
    }

    #[test]
    fn four_significant_digits() {
        assert_eq!(rounded(23735.0), 23735.0);
        assert_eq!(rounded(0.000294923), 0.0002949);
        assert_eq!(rounded(39.63456), 39.63);
        assert_eq!(rounded(0.0), 0.0);
    }

    #[test]
    fn a_rate_costs_the_inverse() {
        let mut measure = Measure {
            ours: Some(300.0),
            published: Some(200.0),
            ..Measure::default()
        };
        assert_eq!(measure.ratio(), Some(1.5));
        assert_eq!(measure.cost(), Some(1.5));
        measure.more_is_better = true;
        assert_eq!(measure.cost(), Some(1.0 / 1.5));
        measure.published = None;
        assert_eq!(measure.ratio(), None);
    }
}

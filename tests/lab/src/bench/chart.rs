//! The chart of a report: for each measure a bar as long as what ours costs where the published crate costs
//! 100 %. In: measures. Out: an SVG document, readable on a light and on a dark page.

use super::measure::{shown, Measure};

const WIDTH: u32 = 760;
const ROW: u32 = 54;
const LEFT: u32 = 12;
const TOP: u32 = 56;
/// The length of a bar at 100 %.
const FULL: f64 = 560.0;

const STYLE: &str = "\
text { font: 13px system-ui, sans-serif; fill: #1f2328 }
.title { font-weight: 600; font-size: 15px }
.small { font-size: 12px; fill: #59636e }
.ours { fill: #1a7f6b }
.published { fill: #d0d7de }
@media (prefers-color-scheme: dark) {
  text { fill: #e6edf3 }
  .small { fill: #9198a1 }
  .ours { fill: #3fb99f }
  .published { fill: #3d444d }
}";

/// Draws the measures that have a ratio.
pub fn svg(measures: &[Measure]) -> String {
    let compared: Vec<(&Measure, f64)> = measures
        .iter()
        .filter_map(|measure| measure.cost().map(|cost| (measure, cost)))
        .collect();
    let height = TOP + ROW * compared.len() as u32 + 8;
    let mut lines = vec![
        format!(
            r#"<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {height}" role="img" aria-label="Cost against the published crate">"#
        ),
        format!("<style>\n{STYLE}\n</style>"),
        format!(
            r#"<text class="title" x="{LEFT}" y="22">Cost against the published crate: shorter is better</text>"#
        ),
        format!(
            r#"<text class="small" x="{LEFT}" y="42">coloured: ours; grey: the published crate, 100 %</text>"#
        ),
    ];
    for (index, (measure, cost)) in compared.iter().enumerate() {
        lines.extend(bar(measure, *cost, TOP + ROW * index as u32));
    }
    lines.push("</svg>".to_owned());
    lines.join("\n") + "\n"
}

fn bar(measure: &Measure, cost: f64, top: u32) -> [String; 4] {
    // A bar may be a little longer than 100 %, but never longer than the picture.
    let length = (FULL * cost).clamp(2.0, f64::from(WIDTH - LEFT - 12));
    let percent = match cost < 0.01 {
        true => format!("{:.2}", cost * 100.0),
        false => format!("{:.0}", cost * 100.0),
    };
    let value = |side: Option<f64>| side.map_or_else(String::new, shown);
    let figures = format!(
        "{} against {} {}",
        value(measure.ours),
        value(measure.published),
        measure.unit
    );
    [
        format!(
            r#"<text x="{LEFT}" y="{}">{} <tspan class="small">{}</tspan></text>"#,
            top + 14,
            escaped(&measure.title),
            escaped(&figures)
        ),
        format!(
            r#"<rect class="published" x="{LEFT}" y="{}" width="{FULL}" height="18" rx="3"/>"#,
            top + 21
        ),
        format!(
            r#"<rect class="ours" x="{LEFT}" y="{}" width="{length:.1}" height="18" rx="3"/>"#,
            top + 21
        ),
        format!(
            r#"<text class="small" x="{}" y="{}">{} %</text>"#,
            LEFT + FULL as u32 + 10,
            top + 34,
            percent
        ),
    ]
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;")
        .replace('<', "&lt;")
        .replace('>', "&gt;")
}

#[cfg(test)]
mod tests {
    use super::{svg, Measure};

    #[test]
    fn a_bar_for_each_measure_that_compares() {
        let measures = [
            Measure {
                name: "a".into(),
                title: "a < b".into(),
                ours: Some(1.0),
                published: Some(4.0),
                ..Measure::default()
            },
            Measure {
                name: "b".into(),
                title: "alone".into(),
                ours: Some(1.0),
                ..Measure::default()
            },
        ];
        let drawn = svg(&measures);
        assert_eq!(drawn.matches(r#"class="ours""#).count(), 1);
        assert!(drawn.contains("a &lt; b"));
        assert!(drawn.contains(r#"width="140.0""#));
        assert!(!drawn.contains("alone"));
    }
}

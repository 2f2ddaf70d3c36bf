//! Invitations as an aligned table. In: summaries as the client returns them. Out: lines of text.

use partnercentralaccount::primitives::{DateTime, DateTimeFormat};
use partnercentralaccount::types::ConnectionInvitationSummary;

const HEADINGS: [&str; 7] = [
    "ID",
    "STATUS",
    "TYPE",
    "PARTICIPANT",
    "ROLE",
    "CREATED",
    "EXPIRES",
];

/// One line for each invitation, under a line of headings.
pub fn render(invitations: &[ConnectionInvitationSummary]) -> String {
    let mut rows = vec![HEADINGS.map(str::to_owned)];
    rows.extend(invitations.iter().map(row));
    let widths: Vec<usize> = (0..HEADINGS.len())
        .map(|column| rows.iter().map(|row| row[column].chars().count()).max())
        .map(Option::unwrap_or_default)
        .collect();
    let mut text = String::new();
    for row in &rows {
        let cells = row.iter().zip(&widths);
        let line: String = cells
            .map(|(cell, width)| format!("{cell:width$}  "))
            .collect();
        text.push_str(line.trim_end());
        text.push('\n');
    }
    text
}

fn row(invitation: &ConnectionInvitationSummary) -> [String; 7] {
    [
        invitation.id().to_owned(),
        invitation.status().to_string(),
        invitation.connection_type().to_string(),
        invitation.other_participant_identifier().to_owned(),
        invitation.participant_type().to_string(),
        date(Some(invitation.created_at())),
        date(invitation.expires_at()),
    ]
}

/// `2026-01-02 03:04`, or a dash.
fn date(moment: Option<&DateTime>) -> String {
    let text = moment.and_then(|moment| moment.fmt(DateTimeFormat::DateTime).ok());
    match text.as_deref().and_then(|text| text.get(..16)) {
        Some(to_the_minute) => to_the_minute.replace('T', " "),
        None => "-".to_owned(),
    }
}

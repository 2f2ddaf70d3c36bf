//! ListConnectionInvitations: the one operation with a behaviour. In: its input, already valid by
//! the model. Out: a page of the data set, or the fields that are wrong.

pub mod data;
mod token;

use serde_json::Value as Json;

use crate::api::OperationSchema;
use crate::shapes::{self, Dynamic, DynamicStructure, Mismatch, Target};
use crate::validation::FieldError;
pub use token::TokenKey;

/// The operation's name in the model.
pub const OPERATION: &str = "ListConnectionInvitations";

/// The page size where neither the request nor the model states one.
const DEFAULT_PAGE_SIZE: usize = 20;

/// The filters that compare one member of the input with the member of the same name.
const FILTERS: [&str; 4] = ["Catalog", "ConnectionType", "ParticipantType", "Status"];

/// An invitation with its finished JSON text, so that a page is a matter of joining texts.
#[derive(Debug)]
pub struct Invitation {
    /// The members, by the model.
    pub summary: DynamicStructure,
    json: String,
}

/// The data set and the key of its tokens.
#[derive(Debug)]
pub struct Invitations {
    all: Vec<Invitation>,
    key: TokenKey,
}

impl Invitations {
    /// `summaries` as the output of `operation` lists them.
    ///
    /// # Errors
    /// When a summary's types are not those of the model.
    pub fn new(
        operation: &OperationSchema,
        summaries: &[Json],
        key: TokenKey,
    ) -> Result<Self, Mismatch> {
        let items = operation
            .output
            .position("ConnectionInvitationSummaries")
            .and_then(|index| operation.output.members().get(index));
        let schema = match items.map(|member| member.place.target) {
            Some(Target::List(list)) => match list.item.target {
                Target::Structure(schema) => schema,
                _ => return Err(no_summaries()),
            },
            _ => return Err(no_summaries()),
        };
        let all = summaries.iter().map(|summary| {
            let summary = shapes::read(schema, summary)?;
            let json = shapes::to_json(&summary).to_string();
            Ok(Invitation { summary, json })
        });
        Ok(Invitations {
            all: all.collect::<Result<_, Mismatch>>()?,
            key,
        })
    }

    /// All invitations, in the order they are listed.
    pub fn all(&self) -> &[Invitation] {
        &self.all
    }

    /// The page that `input` asks for, as the JSON of the output.
    ///
    /// # Errors
    /// When the token is none that this service gave out for these filters.
    pub fn list(&self, input: &DynamicStructure) -> Result<String, FieldError> {
        let filters = canonical_filters(input);
        let from = match input.text("NextToken") {
            None => 0,
            Some(token) => self.key.open(token, &filters).ok_or_else(wrong_token)?,
        };
        let size = match input.member("MaxResults") {
            Some(Dynamic::Integer(size)) => usize::try_from(*size).unwrap_or(DEFAULT_PAGE_SIZE),
            _ => DEFAULT_PAGE_SIZE,
        };
        let matching = self
            .all
            .iter()
            .enumerate()
            .skip(from)
            .filter(|(_, invitation)| matches(input, &invitation.summary));
        let mut page = Vec::with_capacity(size);
        let mut next = None;
        for (position, invitation) in matching {
            if page.len() == size {
                next = Some(position);
                break;
            }
            page.push(invitation.json.as_str());
        }
        let mut output = format!(r#"{{"ConnectionInvitationSummaries":[{}]"#, page.join(","));
        if let Some(position) = next {
            // A token is letters, digits, hyphens and underscores: nothing that JSON escapes.
            output.push_str(&format!(
                r#","NextToken":"{}""#,
                self.key.seal(position, &filters)
            ));
        }
        output.push('}');
        Ok(output)
    }
}

fn no_summaries() -> Mismatch {
    Mismatch {
        path: vec!["ConnectionInvitationSummaries".to_owned()],
        expected: "a list of structures in the output of the model",
    }
}

fn wrong_token() -> FieldError {
    FieldError {
        name: "NextToken".to_owned(),
        message: "NextToken: was not given out by this service for this request".to_owned(),
        code: "INVALID_VALUE",
    }
}

/// Whether the invitation passes every filter that is set. An empty list of participants filters
/// nothing, like an absent one.
fn matches(input: &DynamicStructure, summary: &DynamicStructure) -> bool {
    let same = |name: &&str| match input.text(name) {
        None => true,
        wanted => summary.text(name) == wanted,
    };
    let participants = participants(input);
    let participant = summary
        .text("OtherParticipantIdentifier")
        .unwrap_or_default();
    FILTERS.iter().all(same) && (participants.is_empty() || participants.contains(&participant))
}

fn participants(input: &DynamicStructure) -> Vec<&str> {
    let Some(Dynamic::List(items)) = input.member("OtherParticipantIdentifiers") else {
        return Vec::new();
    };
    items.iter().flatten().filter_map(Dynamic::text).collect()
}

/// The filters as one text that is the same exactly for requests that list the same invitations.
/// The page size takes no part: it may change from page to page.
fn canonical_filters(input: &DynamicStructure) -> String {
    let mut participants = participants(input);
    participants.sort_unstable();
    participants.dedup();
    let mut text = String::new();
    // Lengths keep two fields from running together into the text of two others.
    let fields = FILTERS.iter().map(|name| input.text(name));
    for field in fields.chain(participants.into_iter().map(Some)) {
        match field {
            Some(value) => text.push_str(&format!("{}:{value};", value.len())),
            None => text.push_str("-;"),
        }
    }
    text
}

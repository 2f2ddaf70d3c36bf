//! The data set. In: a seed and a size. Out: connection invitations as JSON, the same for the same
//! seed on every machine, newest first.

use serde_json::{Map, Value as Json};

use crate::calendar::Moment;

/// The seed of the data set unless another is asked for.
pub const DEFAULT_SEED: u64 = 20_260_102;
/// How many invitations there are unless another number is asked for: with pages of one hundred,
/// the most that the model allows, the main catalog takes three.
pub const DEFAULT_SIZE: usize = 320;

/// The catalog that most invitations are in.
const MAIN_CATALOG: &str = "AWS";
/// The catalog of every eighth invitation.
const OTHER_CATALOG: &str = "Sandbox";
/// When the newest invitation was made: 2026-01-02T03:04:05Z.
const NEWEST: i64 = 1_767_323_045;
/// The participants that the invitations go to or come from.
const PARTICIPANTS: usize = 24;

const CONNECTION_TYPES: [&str; 2] = ["OPPORTUNITY_COLLABORATION", "SUBSIDIARY"];
const PARTICIPANT_TYPES: [&str; 2] = ["SENDER", "RECEIVER"];
const STATUSES: [&str; 5] = ["PENDING", "ACCEPTED", "REJECTED", "CANCELED", "EXPIRED"];

/// SplitMix64: a generator of a few lines whose every output is fixed by the seed.
struct Generator {
    state: u64,
}

impl Generator {
    fn next(&mut self) -> u64 {
        self.state = self.state.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut mixed = self.state;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        mixed ^ (mixed >> 31)
    }

    /// A number below `bound`; zero for a bound of zero.
    fn below(&mut self, bound: usize) -> usize {
        let bound = u64::try_from(bound).unwrap_or(u64::MAX).max(1);
        usize::try_from(self.next() % bound).unwrap_or(0)
    }

    fn pick<'a>(&mut self, choices: &[&'a str]) -> &'a str {
        let index = self.below(choices.len());
        choices.get(index).copied().unwrap_or_default()
    }

    /// Thirteen letters and digits, as the ids of the service end.
    fn id(&mut self) -> String {
        const LETTERS: &[u8; 36] = b"abcdefghijklmnopqrstuvwxyz0123456789";
        (0..13)
            .map(|_| char::from(LETTERS[self.below(LETTERS.len())]))
            .collect()
    }

    /// An AWS account number, or a partner's name.
    fn participant(&mut self) -> String {
        if self.below(4) == 0 {
            return format!("partner-{}", self.below(9_000) + 1_000);
        }
        (0..12)
            .map(|_| char::from(b'0' + u8::try_from(self.below(10)).unwrap_or(0)))
            .collect()
    }
}

/// `size` invitations by `seed`, newest first, each as the JSON of a ConnectionInvitationSummary.
pub fn invitations(seed: u64, size: usize) -> Vec<Json> {
    let mut generator = Generator { state: seed };
    let participants: Vec<String> = (0..PARTICIPANTS).map(|_| generator.participant()).collect();
    let mut created_at = NEWEST;
    (0..size)
        .map(|index| {
            let catalog = match index % 8 {
                7 => OTHER_CATALOG,
                _ => MAIN_CATALOG,
            };
            let hours_before = generator.below(40) + 1;
            created_at -= i64::try_from(hours_before).unwrap_or(1) * 3_600 + 17;
            let participant = participants.get(generator.below(PARTICIPANTS));
            let participant = participant.map_or("partner-1000", String::as_str);
            invitation(&mut generator, catalog, participant, created_at)
        })
        .collect()
}

fn invitation(
    generator: &mut Generator,
    catalog: &str,
    participant: &str,
    created_at: i64,
) -> Json {
    let id = format!("pacinv-{}", generator.id());
    let status = generator.pick(&STATUSES);
    let moment = |seconds: i64, milliseconds: usize| {
        let nanoseconds = u32::try_from(milliseconds).unwrap_or(0) * 1_000_000;
        Moment::from_epoch_seconds(seconds).date_time(nanoseconds)
    };
    let day = 86_400;
    let milliseconds = generator.below(1_000);
    let expires_at = match status {
        "PENDING" => Some(created_at + 365 * day),
        "EXPIRED" => Some(created_at + 5 * day),
        _ => None,
    };
    // What is pending has not been touched since it was made.
    let updated_at = match (status, expires_at) {
        ("PENDING", _) => moment(created_at, milliseconds),
        (_, Some(expired_at)) => moment(expired_at, 0),
        _ => moment(created_at + day / 3, generator.below(1_000)),
    };
    let mut summary = Map::new();
    let mut put = |name: &str, value: Json| {
        summary.insert(name.to_owned(), value);
    };
    put("Catalog", catalog.into());
    put("Id", id.as_str().into());
    put(
        "Arn",
        format!("arn:aws:partnercentral:us-east-1::catalog/{catalog}/connection-invitation/{id}")
            .into(),
    );
    if status == "ACCEPTED" {
        put("ConnectionId", format!("pac-{}", generator.id()).into());
    }
    put("ConnectionType", generator.pick(&CONNECTION_TYPES).into());
    put("CreatedAt", moment(created_at, milliseconds).into());
    put("UpdatedAt", updated_at.into());
    if let Some(expires_at) = expires_at {
        put("ExpiresAt", moment(expires_at, 0).into());
    }
    put("OtherParticipantIdentifier", participant.into());
    put("ParticipantType", generator.pick(&PARTICIPANT_TYPES).into());
    put("Status", status.into());
    Json::Object(summary)
}

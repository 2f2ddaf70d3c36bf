//! String enumerations: known and unknown values, every way in and out.

use super::recorder::Recorder;
use aws_sdk_partnercentralaccount::types::{
    AccessDeniedExceptionReason, BusinessValidationCode, ConnectionType, FieldValidationCode,
    InvitationStatus, ParticipantType, ValidationExceptionReason,
};
use std::collections::{BTreeSet, HashSet};
use std::str::FromStr;

/// The same walk over one enumeration.
macro_rules! walk {
    ($record:ident, $enumeration:ident) => {
        let name = stringify!($enumeration);
        let values: &'static [&'static str] = $enumeration::values();
        $record.debug(&format!("{name} values"), values);
        for value in values {
            let parsed = $enumeration::from(*value);
            $record.line(
                &format!("{name} value"),
                format_args!("{parsed:?} {parsed} {}", parsed.as_str()),
            );
        }
        let unknown = $enumeration::from("SOMETHING_NEW");
        $record.debug(&format!("{name} unknown"), &unknown);
        $record.line(
            &format!("{name} unknown"),
            format_args!(
                "{unknown} {} {}",
                unknown.as_str(),
                unknown.as_ref() as &str
            ),
        );
        $record.result(
            &format!("{name} try_parse unknown"),
            $enumeration::try_parse("SOMETHING_NEW"),
        );
        $record.result(
            &format!("{name} try_parse empty"),
            $enumeration::try_parse(""),
        );
        $record.result(
            &format!("{name} try_parse known"),
            $enumeration::try_parse(values[0]),
        );
        $record.debug(&format!("{name} error"), $enumeration::try_parse("x").err());
        $record.result(
            &format!("{name} from_str"),
            $enumeration::from_str(values[0]),
        );
        $record.result(
            &format!("{name} parse"),
            "SOMETHING_NEW".parse::<$enumeration>(),
        );
        let mut all: Vec<$enumeration> = values
            .iter()
            .rev()
            .map(|value| $enumeration::from(*value))
            .collect();
        all.push(unknown.clone());
        all.push($enumeration::from("A_NEW_ONE"));
        all.sort();
        $record.debug(&format!("{name} sorted"), &all);
        let distinct: HashSet<&$enumeration> = all.iter().chain(all.iter()).collect();
        let ordered: BTreeSet<&$enumeration> = all.iter().chain(all.iter()).collect();
        $record.debug(
            &format!("{name} distinct"),
            (distinct.len(), ordered.len(), values.len() + 2),
        );
        $record.debug(
            &format!("{name} unknown equals unknown"),
            unknown == $enumeration::from("SOMETHING_NEW"),
        );
        $record.debug(
            &format!("{name} unknown differs"),
            unknown == $enumeration::from("ANOTHER"),
        );
    };
}

/// Every enumeration that this operation can meet.
pub fn run(record: &mut Recorder) {
    walk!(record, ConnectionType);
    walk!(record, ParticipantType);
    walk!(record, InvitationStatus);
    walk!(record, AccessDeniedExceptionReason);
    walk!(record, ValidationExceptionReason);
    walk!(record, FieldValidationCode);
    walk!(record, BusinessValidationCode);
    variants(record);
}

/// Variants by name, as a `match` in a program spells them.
fn variants(record: &mut Recorder) {
    let word = |status: &InvitationStatus| match status {
        InvitationStatus::Pending => "waiting",
        InvitationStatus::Accepted => "done",
        InvitationStatus::Rejected | InvitationStatus::Canceled => "over",
        InvitationStatus::Expired => "late",
        other if other.as_str() == "ON_HOLD" => "a feature of tomorrow",
        _ => "unknown",
    };
    for value in [
        "PENDING", "ACCEPTED", "REJECTED", "CANCELED", "EXPIRED", "ON_HOLD", "pending",
    ] {
        record.line(
            &format!("match {value}"),
            word(&InvitationStatus::from(value)),
        );
    }
    record.debug(
        "connection types",
        [
            ConnectionType::OpportunityCollaboration,
            ConnectionType::Subsidiary,
        ],
    );
    record.debug(
        "participants",
        [ParticipantType::Receiver, ParticipantType::Sender],
    );
    record.debug(
        "denied",
        [
            AccessDeniedExceptionReason::AccessDenied,
            AccessDeniedExceptionReason::IncompatibleBenefitAwsPartnerState,
        ],
    );
    record.debug(
        "invalid",
        [
            ValidationExceptionReason::BusinessValidationFailed,
            ValidationExceptionReason::RequestValidationFailed,
        ],
    );
    record.debug(
        "field codes",
        [
            FieldValidationCode::ActionNotPermitted,
            FieldValidationCode::DuplicateValue,
            FieldValidationCode::InvalidEnumValue,
            FieldValidationCode::InvalidStringFormat,
            FieldValidationCode::InvalidValue,
            FieldValidationCode::RequiredFieldMissing,
            FieldValidationCode::TooManyValues,
        ],
    );
    record.debug(
        "business codes",
        [
            BusinessValidationCode::IncompatibleConnectionInvitationRequest,
            BusinessValidationCode::IncompatibleDomain,
            BusinessValidationCode::IncompatibleIdentityVerificationStatus,
            BusinessValidationCode::IncompatibleKnowYourBusinessStatus,
            BusinessValidationCode::IncompatibleLegalName,
            BusinessValidationCode::IncompatiblePrimaryPartner,
            BusinessValidationCode::IncompatibleSubsidiaryConnection,
            BusinessValidationCode::IneligibleAccountTier,
            BusinessValidationCode::InvalidAccountLinkingStatus,
            BusinessValidationCode::InvalidAccountState,
            BusinessValidationCode::MissingActiveSubsidiaryConnection,
            BusinessValidationCode::QualificationsAssociationExists,
            BusinessValidationCode::QualificationsAssociationLimitExceeded,
            BusinessValidationCode::QualificationsAssociationNotFound,
        ],
    );
}

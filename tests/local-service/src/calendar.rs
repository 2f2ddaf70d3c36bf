//! Calendar arithmetic in UTC. In: seconds since the Unix epoch, or the compact date of a signature
//! (`20260102T030405Z`). Out: the forms that the wire carries: compact date, RFC 3339 `date-time`,
//! HTTP date.
//!
//! The service keeps its own few lines of calendar so that it shares no date code with the clients
//! it is there to check.

/// Seconds in a day; leap seconds do not exist in Unix time.
const SECONDS_PER_DAY: i64 = 86_400;

/// English day names as RFC 9110 spells them, from the epoch's own weekday on.
const WEEKDAYS: [&str; 7] = ["Thu", "Fri", "Sat", "Sun", "Mon", "Tue", "Wed"];

/// English month names as RFC 9110 spells them.
const MONTHS: [&str; 12] = [
    "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
];

/// A moment in UTC, taken apart into calendar fields.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Moment {
    /// Gregorian year.
    pub year: i64,
    /// Month of the year, 1 to 12.
    pub month: i64,
    /// Day of the month, 1 to 31.
    pub day: i64,
    /// Hour of the day, 0 to 23.
    pub hour: i64,
    /// Minute of the hour, 0 to 59.
    pub minute: i64,
    /// Second of the minute, 0 to 59.
    pub second: i64,
}

impl Moment {
    /// The calendar fields of `epoch_seconds`.
    pub fn from_epoch_seconds(epoch_seconds: i64) -> Self {
        let days = epoch_seconds.div_euclid(SECONDS_PER_DAY);
        let second_of_day = epoch_seconds.rem_euclid(SECONDS_PER_DAY);
        // Counting years from March puts the leap day at the end of a year, so that the day of the
        // year gives the month without a table; an era is the 400 years after which dates repeat.
        let shifted = days + 719_468;
        let era = shifted.div_euclid(146_097);
        let day_of_era = shifted.rem_euclid(146_097);
        let year_of_era =
            (day_of_era - day_of_era / 1_460 + day_of_era / 36_524 - day_of_era / 146_096) / 365;
        let day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
        let month_from_march = (5 * day_of_year + 2) / 153;
        let day = day_of_year - (153 * month_from_march + 2) / 5 + 1;
        let month = if month_from_march < 10 {
            month_from_march + 3
        } else {
            month_from_march - 9
        };
        Moment {
            year: year_of_era + era * 400 + i64::from(month <= 2),
            month,
            day,
            hour: second_of_day / 3_600,
            minute: second_of_day / 60 % 60,
            second: second_of_day % 60,
        }
    }

    /// Seconds since the Unix epoch.
    pub fn epoch_seconds(&self) -> i64 {
        let year = self.year - i64::from(self.month <= 2);
        let era = year.div_euclid(400);
        let year_of_era = year.rem_euclid(400);
        let month_from_march = (self.month + 9) % 12;
        let day_of_year = (153 * month_from_march + 2) / 5 + self.day - 1;
        let day_of_era = year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year;
        let days = era * 146_097 + day_of_era - 719_468;
        days * SECONDS_PER_DAY + self.hour * 3_600 + self.minute * 60 + self.second
    }

    /// Reads the compact date of a signature, `20260102T030405Z`. `None` for any other text, also
    /// for a day that the calendar does not have.
    pub fn parse_compact(text: &str) -> Option<Self> {
        let bytes = text.as_bytes();
        if bytes.len() != 16 || bytes[8] != b'T' || bytes[15] != b'Z' {
            return None;
        }
        let number = |from: usize, to: usize| -> Option<i64> {
            let digits = bytes.get(from..to)?;
            digits.iter().try_fold(0_i64, |value, digit| {
                digit
                    .is_ascii_digit()
                    .then(|| value * 10 + i64::from(digit - b'0'))
            })
        };
        let moment = Moment {
            year: number(0, 4)?,
            month: number(4, 6)?,
            day: number(6, 8)?,
            hour: number(9, 11)?,
            minute: number(11, 13)?,
            second: number(13, 15)?,
        };
        // A field out of range carries over into the next, and so does not come back the same.
        let in_range = (1..=12).contains(&moment.month);
        (in_range && Moment::from_epoch_seconds(moment.epoch_seconds()) == moment).then_some(moment)
    }

    /// The compact date of a signature: `20260102T030405Z`.
    pub fn compact(&self) -> String {
        format!(
            "{}T{:02}{:02}{:02}Z",
            self.compact_day(),
            self.hour,
            self.minute,
            self.second
        )
    }

    /// The day alone, as a credential scope has it: `20260102`.
    pub fn compact_day(&self) -> String {
        format!("{:04}{:02}{:02}", self.year, self.month, self.day)
    }

    /// The `date-time` form of the `smithy.api#timestampFormat` trait, with fractional seconds
    /// where `nanoseconds` is not zero.
    pub fn date_time(&self, nanoseconds: u32) -> String {
        let fraction = match nanoseconds {
            0 => String::new(),
            _ => format!(".{nanoseconds:09}")
                .trim_end_matches('0')
                .to_owned(),
        };
        format!(
            "{:04}-{:02}-{:02}T{:02}:{:02}:{:02}{fraction}Z",
            self.year, self.month, self.day, self.hour, self.minute, self.second
        )
    }

    /// The date of an HTTP header (RFC 9110, IMF-fixdate).
    pub fn http_date(&self) -> String {
        let days = self.epoch_seconds().div_euclid(SECONDS_PER_DAY);
        let weekday = WEEKDAYS[days.rem_euclid(7) as usize];
        let month = MONTHS[(self.month - 1).rem_euclid(12) as usize];
        format!(
            "{weekday}, {:02} {month} {:04} {:02}:{:02}:{:02} GMT",
            self.day, self.year, self.hour, self.minute, self.second
        )
    }
}

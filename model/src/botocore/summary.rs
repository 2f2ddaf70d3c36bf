//! Summaries of services for lists: the text of `service-2.json` comes in, a [`Summary`] goes out.
//!
//! Reading whole documents would take seconds for all services, so the text is only skimmed for the keys of interest.

/// A service in a list.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Summary {
    /// The id that SDKs derive the name of their crate, package or module from.
    pub sdk_id: String,
    /// The first part of the names of its hosts, which several services may share.
    pub endpoint_prefix: String,
    /// The API version: the name of the folder.
    pub version: String,
    /// The protocols as C2J names them, with the version of `json`; the service's preferred one first.
    pub protocols: Vec<String>,
    /// How many operations there are.
    pub operations: usize,
}

/// Skims a document. Parts that are not well-formed are left out; reading the service reports them.
pub(super) fn read(version: &str, text: &str) -> Summary {
    let mut summary = Summary {
        version: version.to_owned(),
        ..Summary::default()
    };
    let mut skimmer = Skimmer { rest: text };
    let mut json_version = String::new();
    skimmer.entries(|key, skimmer| match key {
        "metadata" => skimmer.entries(|key, skimmer| match key {
            "serviceId" => summary.sdk_id = skimmer.texts().pop().unwrap_or_default(),
            "endpointPrefix" => {
                summary.endpoint_prefix = skimmer.texts().pop().unwrap_or_default();
            }
            "protocols" => summary.protocols = skimmer.texts(),
            "protocol" if summary.protocols.is_empty() => summary.protocols = skimmer.texts(),
            "jsonVersion" => json_version = skimmer.texts().pop().unwrap_or_default(),
            _ => skimmer.skip(),
        }),
        "operations" => skimmer.entries(|_, skimmer| {
            summary.operations += 1;
            skimmer.skip();
        }),
        _ => skimmer.skip(),
    });
    for protocol in &mut summary.protocols {
        if protocol == "json" && !json_version.is_empty() {
            *protocol = format!("json {json_version}");
        }
    }
    summary
}

/// A place in a JSON text.
struct Skimmer<'t> {
    rest: &'t str,
}

impl<'t> Skimmer<'t> {
    fn next(&mut self) -> Option<char> {
        self.rest = self
            .rest
            .trim_start_matches([' ', '\t', '\r', '\n', ',', ':']);
        self.rest.chars().next()
    }

    fn advance(&mut self, bytes: usize) {
        self.rest = self.rest.get(bytes..).unwrap_or_default();
    }

    /// Calls `read` for each key of the object here; it has to take the value.
    fn entries(&mut self, mut read: impl FnMut(&'t str, &mut Self)) {
        if self.next() != Some('{') {
            return self.skip();
        }
        self.advance(1);
        while self.next() == Some('"') {
            let key = self.text();
            let before = self.rest.len();
            read(key, self);
            if self.rest.len() == before {
                return;
            }
        }
        self.advance(1);
    }

    /// The text here, with its escapes.
    fn text(&mut self) -> &'t str {
        let bytes = self.rest.as_bytes();
        let mut end = 1;
        while let Some(byte) = bytes.get(end) {
            match byte {
                b'"' => break,
                b'\\' => end += 2,
                _ => end += 1,
            }
        }
        let text = self.rest.get(1..end).unwrap_or_default();
        self.advance(end + 1);
        text
    }

    /// The text, or the texts of the array, here.
    fn texts(&mut self) -> Vec<String> {
        let mut texts = Vec::new();
        match self.next() {
            Some('"') => texts.push(self.text().to_owned()),
            Some('[') => {
                self.advance(1);
                while self.next() == Some('"') {
                    texts.push(self.text().to_owned());
                }
                self.advance(1);
            }
            _ => self.skip(),
        }
        texts
    }

    /// Passes over the value here.
    fn skip(&mut self) {
        self.next();
        let bytes = self.rest.as_bytes();
        let (mut depth, mut at, mut in_text) = (0_usize, 0, false);
        while let Some(byte) = bytes.get(at) {
            match byte {
                b'\\' if in_text => at += 1,
                b'"' => in_text = !in_text,
                _ if in_text => {}
                b'{' | b'[' => depth += 1,
                b'}' | b']' | b',' if depth == 0 => break,
                b'}' | b']' => depth -= 1,
                _ => {}
            }
            at += 1;
            let done = depth == 0 && !in_text && matches!(byte, b'"' | b'}' | b']');
            if done {
                break;
            }
        }
        self.advance(at);
    }
}

//! XML and forms: documents that can be read and those that cannot, and values that cannot be written, by shapes with every
//! kind of member. The cases of the Smithy and botocore data are run by the conformance suites.

use std::collections::HashMap;

use aws_smithy_types::{Blob, DateTime};
use smithy_client_runtime::codec::Members;
use smithy_client_runtime::protocol::{
    Answer, Call, Framing, Head, Http, OperationFacts, Protocol, ServiceFacts, AWS_QUERY,
    EC2_QUERY, REST_XML, REST_XML_WITH_BARE_ERRORS,
};
use smithy_client_runtime::shape::Structure;
use tests::fuzz::xml::run;

#[derive(Default, Clone, PartialEq)]
struct City {
    name: Option<String>,
    lang: Option<String>,
    size: Option<i32>,
    made: Option<DateTime>,
    seal: Option<Blob>,
    streets: Option<Vec<String>>,
    flat: Option<Vec<String>>,
    mayors: Option<HashMap<String, String>>,
    flags: Option<HashMap<String, i32>>,
    twin: Option<Box<City>>,
    secret: Option<i32>,
}

smithy_client_runtime::structure! {
    City "City"; [Namespace("https://example.com/", "")],
    0 => name "Name"; [Name("name")],
    1 => lang "Lang" ATTRIBUTE; [Name("xml:lang")],
    2 => size "Size",
    3 => made "Made",
    4 => seal "Seal",
    5 => streets "Streets"; [Item(&Member::new("member").traits(&[Name("street")]))],
    6 => flat "Flat" FLATTENED,
    7 => mayors "Mayors"; [
        MapKey(&Member::new("key").traits(&[Name("year")])),
        MapValue(&Member::new("value").traits(&[Name("mayor"), Namespace("urn:m", "m")])),
    ],
    8 => flags "Flags" FLATTENED,
    9 => twin "Twin",
    10 => secret "Secret" SENSITIVE,
}

fn read(text: &str) -> Result<City, String> {
    let mut city = City::empty();
    let read = REST_XML
        .codec
        .read_structure(text.as_bytes(), &mut city, Members::All);
    read.map(|()| city).map_err(|error| error.to_string())
}

fn write(city: &City) -> Result<String, String> {
    let written = REST_XML.codec.write_structure(city, Members::All);
    let bytes = written.map_err(|error| error.to_string())?;
    Ok(String::from_utf8(bytes).unwrap())
}

fn text(text: &str) -> Option<String> {
    Some(text.to_owned())
}

fn whole() -> City {
    City {
        name: text("A & \"B\" <C>\r\n\t\u{85}"),
        lang: text("d'e"),
        size: Some(-5),
        made: Some(DateTime::from_secs(0)),
        seal: Some(Blob::new(b"seal")),
        streets: Some(vec![String::new(), " x ".to_owned()]),
        flat: Some(vec!["1".to_owned(), "2".to_owned()]),
        mayors: Some(HashMap::from([("1999".to_owned(), "M".to_owned())])),
        flags: Some(HashMap::from([("f".to_owned(), 1)])),
        twin: Some(Box::new(City::empty())),
        secret: None,
    }
}

#[test]
fn each_kind_is_written_and_read_back() {
    let written = write(&whole()).unwrap();
    assert_eq!(
        written,
        "<City xmlns=\"https://example.com/\" xml:lang=\"d&apos;e\">\
         <name>A &amp; &quot;B&quot; &lt;C&gt;&#xD;&#xA;&#x9;&#x85;</name><Size>-5</Size>\
         <Made>1970-01-01T00:00:00Z</Made><Seal>c2VhbA==</Seal>\
         <Streets><street></street><street> x </street></Streets><Flat>1</Flat><Flat>2</Flat>\
         <Mayors><entry><year>1999</year><mayor xmlns:m=\"urn:m\">M</mayor></entry></Mayors>\
         <Flags><key>f</key><value>1</value></Flags><Twin></Twin></City>"
    );
    assert!(read(&written).unwrap() == whole());
    let control = City {
        name: text("\u{1}"),
        ..City::empty()
    };
    let refused = write(&control).unwrap_err();
    assert_eq!(
        refused,
        "`City.Name`: has the character '\\u{1}', which XML has not"
    );
}

#[test]
fn what_means_nothing_is_skipped() {
    let bare = City {
        name: text("N"),
        streets: Some(vec!["s".to_owned()]),
        ..City::empty()
    };
    for document in [
        "<City><name>N</name><Streets><street>s</street></Streets></City>",
        "\u{feff}<?xml version='1.0' encoding='utf-8' standalone=\"yes\"?>\n<!-- c -- ><a> --><City>\n <name>N</name>\r\n\
         <Streets>\t<street>s</street></Streets></City>\n<!----><?p x?> ",
        "<p:City xmlns:p='u' a=\"&lt;\"><p:name>N</p:name><p:Streets><p:other>s</p:other></p:Streets></p:City>",
        "<City ><name >N</name ><Unknown a='>'>x<y><z/></y>]]<![CDATA[</Unknown>]]></Unknown><Streets><member>s</member></Streets></City>",
        "<City><Streets><street><![CDATA[s]]></street></Streets><name><!--x-->&#78;<?p?></name></City>",
        "<City><name>first</name><name>N</name><Streets><street>gone</street></Streets><Streets><street>s</street></Streets></City>",
    ] {
        let found = read(document);
        assert!(found.as_ref() == Ok(&bare), "{document}: {}", found.err().unwrap_or_default());
    }
    // The value of an entry may stand before its key.
    let turned =
        read("<City><Mayors><entry><mayor>M</mayor><x/><year>1</year></entry></Mayors></City>")
            .unwrap();
    assert_eq!(
        turned.mayors,
        Some(HashMap::from([("1".to_owned(), "M".to_owned())]))
    );
    assert!(read("").unwrap() == City::empty());
}

#[test]
fn what_is_wrong_is_refused_with_its_place() {
    let deep = "<Twin>".repeat(200);
    let skipped = "<x>".repeat(600);
    for (document, why) in [
        (
            "<City><name>N</name>",
            "the document ends within `City` at byte 20",
        ),
        (
            "<City><name>N",
            "Name: the document ends within `name` at byte 13",
        ),
        (
            "<City><name>N</City>",
            "Name: expected `</name>` at byte 13",
        ),
        (
            "<Town/>",
            "the outermost element is `Town`, expected `City` at byte 7",
        ),
        (
            "<City>text</City>",
            "expected the elements of `City`, found text at byte 6",
        ),
        (
            "<City><name><b/></name></City>",
            "Name: expected the text of `name`, found an element at byte 12",
        ),
        (
            "<City><Streets>s</Streets></City>",
            "Streets: expected the elements of `Streets`, found text at byte 15",
        ),
        (
            "<City><Streets><street><b/></street></Streets></City>",
            "Streets[0]: expected the text of `street`, found an element at byte 23",
        ),
        (
            "<City><Twin><Size>1.5</Size></Twin></City>",
            "Twin.Size: \"1.5\" is not an integer at byte 18",
        ),
        (
            "<City><Secret>hush</Secret></City>",
            "Secret: the value is not an integer at byte 14",
        ),
        (
            "<City><Made>soon</Made></City>",
            "Made: \"soon\" is not a timestamp at byte 12",
        ),
        (
            "<City><Seal>?</Seal></City>",
            "Seal: \"?\" is not base64 at byte 12",
        ),
        (
            "<City><Mayors><entry><mayor>M</mayor></entry></Mayors></City>",
            "Mayors: expected `year` within `entry` at byte 45",
        ),
        (
            "<City><Mayors><entry><year>1</year></entry></Mayors></City>",
            "Mayors: expected `mayor` within `entry` at byte 43",
        ),
        (
            "<!DOCTYPE City [<!ENTITY a 'b'>]><City/>",
            "the document has a type, which is not read at byte 0",
        ),
        (
            "<City><name>&a;</name></City>",
            "Name: \"a\" is no character and no entity that XML has by itself at byte 12",
        ),
        (
            "<?xml version='1.0' encoding='UTF-16'?><City/>",
            "\"UTF-16\" is an encoding that is not read; expected UTF-8 at byte 0",
        ),
        (
            "<City/><City/>",
            "expected the end of the document at byte 7",
        ),
        (
            "<City a></City>",
            "expected the value of the attribute `a` at byte 7",
        ),
        (
            "<City a='1'b='2'></City>",
            "expected an attribute of `City`, `>` or `/>` at byte 11",
        ),
        ("<1/>", "expected the name of an element at byte 0"),
        (" ", "expected an element at byte 1"),
        (
            &*format!("<City>{deep}"),
            "the elements are nested too deeply",
        ),
        (
            &*format!("<City>{skipped}"),
            "the elements are nested too deeply",
        ),
    ] {
        let error = read(document)
            .err()
            .unwrap_or_else(|| panic!("{document} is read"));
        assert!(error.contains(why), "{document}: {error}");
    }
    let mut city = City::empty();
    let error = REST_XML
        .codec
        .read_structure(b"<City>\xff", &mut city, Members::All)
        .unwrap_err();
    assert_eq!(error.to_string(), "expected XML in UTF-8 at byte 6");
}

fn response(protocol: &Protocol, answer: Answer<'_>, body: &str) -> Result<City, String> {
    let mut city = City::empty();
    let headers = Default::default();
    let head = Head {
        status: 200,
        headers: &headers,
    };
    (protocol.response)(protocol, answer, head, Some(body.as_bytes()), &mut city)
        .map(|()| city)
        .map_err(|error| error.to_string())
}

#[test]
fn outputs_and_errors_stand_in_the_elements_of_their_protocol() {
    let named = City {
        name: text("N"),
        ..City::empty()
    };
    let output = Answer::Output("GetCity");
    for (protocol, answer, body) in [
        (&REST_XML, output, "<City><name>N</name></City>"),
        (&REST_XML, Answer::Error, "<ErrorResponse><RequestId>1</RequestId><Error><name>N</name></Error></ErrorResponse>"),
        (&REST_XML_WITH_BARE_ERRORS, Answer::Error, "<Error><name>N</name></Error>"),
        (&AWS_QUERY, output, "<GetCityResponse xmlns='u'><x/><GetCityResult><name>N</name></GetCityResult><ResponseMetadata/></GetCityResponse>"),
        (&AWS_QUERY, Answer::Error, "<ErrorResponse><Error><name>N</name></Error></ErrorResponse>"),
        (&EC2_QUERY, output, "<GetCityResponse><requestId>1</requestId><Name>N</Name></GetCityResponse>"),
        (&EC2_QUERY, Answer::Error, "<Response><Errors><Error><Name>N</Name></Error></Errors></Response>"),
    ] {
        let found = response(protocol, answer, body);
        assert!(found.as_ref() == Ok(&named), "{body}: {}", found.err().unwrap_or_default());
    }
    let wrong = response(
        &AWS_QUERY,
        output,
        "<GetCityResponse><Other/></GetCityResponse>",
    );
    let why = "expected `GetCityResult` within `GetCityResponse` at byte 43";
    assert_eq!(wrong.err().as_deref(), Some(why));
}

#[test]
fn the_facts_of_an_error_come_from_its_body() {
    let service = ServiceFacts {
        shape_name: "S",
        query_compatible: false,
    };
    let headers = Default::default();
    let head = Head {
        status: 400,
        headers: &headers,
    };
    for (protocol, body) in [
        (&AWS_QUERY, "<ErrorResponse><Error><Type>Sender</Type><Code>C</Code><Message>M</Message><Detail><x/></Detail></Error><RequestId>R</RequestId></ErrorResponse>"),
        (&REST_XML_WITH_BARE_ERRORS, "<Error><Code>C</Code><Message>M</Message><RequestId>R</RequestId></Error>"),
        (&EC2_QUERY, "<Response><Errors><Error><Code>C</Code><Message>M</Message></Error></Errors><RequestID>R</RequestID></Response>"),
    ] {
        let facts = (protocol.error_facts)(protocol, service, Some(head), body.as_bytes()).unwrap();
        let meta = facts.metadata.build();
        assert_eq!((meta.code(), meta.message(), meta.extra("aws_request_id")), (Some("C"), Some("M"), Some("R")));
        assert_eq!(facts.shape.as_deref(), Some("C"));
    }
    let page = (AWS_QUERY.error_facts)(&AWS_QUERY, service, Some(head), b"<html><p>x</html>");
    assert!(page
        .unwrap_err()
        .to_string()
        .contains("expected `ErrorResponse`"));
    // The answer to HEAD has no body.
    let nothing = (REST_XML.error_facts)(&REST_XML, service, Some(head), b"").unwrap();
    assert_eq!(nothing.shape, None);
}

#[test]
fn forms_have_a_key_for_each_value() {
    let form = |protocol: Protocol| {
        let call = Call {
            service: ServiceFacts {
                shape_name: "S",
                query_compatible: false,
            },
            operation: OperationFacts {
                name: "PutCity",
                has_input: true,
                http: Http::RPC,
                has_output_events: false,
            },
            input: &City {
                twin: Some(Box::new(City {
                    size: Some(1),
                    streets: Some(Vec::new()),
                    ..City::empty()
                })),
                ..whole()
            },
            framing: Framing::Full,
        };
        let request = (protocol.request)(&protocol, &call).unwrap();
        assert_eq!((request.method(), request.uri()), ("POST", "/"));
        let media_type = request.headers().get("content-type");
        assert_eq!(media_type, Some("application/x-www-form-urlencoded"));
        String::from_utf8(request.body().bytes().unwrap().to_vec()).unwrap()
    };
    let start = "Action=PutCity&Version=2020-01-01";
    let name = "A%20%26%20%22B%22%20%3CC%3E%0D%0A%09%C2%85";
    let query = form(AWS_QUERY.of_version("2020-01-01"));
    assert_eq!(query, format!("{start}&name={name}&xml%3Alang=d%27e&Size=-5&Made=1970-01-01T00%3A00%3A00Z&Seal=c2VhbA%3D%3D\
        &Streets.street.1=&Streets.street.2=%20x%20&Flat.1=1&Flat.2=2&Mayors.entry.1.year=1999&Mayors.entry.1.mayor=M\
        &Flags.1.key=f&Flags.1.value=1&Twin.Size=1&Twin.Streets="));
    let ec2 = form(EC2_QUERY.of_version("2020-01-01"));
    assert!(
        ec2.starts_with(&format!("{start}&Name={name}&Xml%3Alang=d%27e&Size=-5")),
        "{ec2}"
    );
    assert!(
        ec2.contains("&Streets.1=&Streets.2=%20x%20&Flat.1=1") && ec2.ends_with("&Twin.Size=1"),
        "{ec2}"
    );
}

#[test]
fn changed_documents_are_read_as_by_another_parser() {
    let report = run(20_000, 1);
    assert_eq!(report.panics, Vec::<String>::new());
    assert!(report.accepted > 1_000, "only {} accepted", report.accepted);
}

//! Archives that are not what they should be: each is refused in words, and none can do harm.

use smithy_model::botocore::Botocore;
use std::io::Write;
use std::path::{Path, PathBuf};

const SERVICE: &str = r#"{ "metadata": { "protocol": "json", "jsonVersion": "1.0", "serviceId": "Maps" },
    "operations": { "GetCity": {} }, "shapes": {} }"#;

/// A file of the test's own, in the folder for such.
fn file(name: &str, bytes: &[u8]) -> PathBuf {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("archives");
    std::fs::create_dir_all(&folder).unwrap();
    let path = folder.join(name);
    std::fs::write(&path, bytes).unwrap();
    path
}

fn wheel(entries: &[(&str, &str)]) -> Vec<u8> {
    let mut bytes = Vec::new();
    let mut archive = rawzip::ZipArchiveWriter::new(&mut bytes);
    for (name, content) in entries {
        let path = rawzip::path::EntryPath::verbatim(name.as_bytes().to_vec());
        let (mut entry, config) = archive.new_file(path).start().unwrap();
        let mut writer = config.wrap(&mut entry);
        writer.write_all(content.as_bytes()).unwrap();
        let (_, descriptor) = writer.finish().unwrap();
        entry.finish(descriptor).unwrap();
    }
    archive.finish().unwrap();
    bytes
}

fn tarball(entries: &[(&str, &str)]) -> Vec<u8> {
    let packed = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::fast());
    let mut archive = tar::Builder::new(packed);
    for (name, content) in entries {
        let mut header = tar::Header::new_gnu();
        // The library itself refuses names that lead out.
        header.as_mut_bytes()[..name.len()].copy_from_slice(name.as_bytes());
        header.set_size(content.len() as u64);
        header.set_cksum();
        archive.append(&header, content.as_bytes()).unwrap();
    }
    archive.into_inner().unwrap().finish().unwrap()
}

fn refusal(path: &Path) -> String {
    Botocore::open(path).unwrap_err().message
}

#[test]
fn a_service_is_found_in_every_form() {
    let name = "botocore/data/maps/2026-01-01/service-2.json";
    let older = "botocore/data/maps/2019-01-01/service-2.json";
    let elsewhere = "tests/data/other/2026-01-01/service-2.json";
    let entries = [(older, "{}"), (name, SERVICE), (elsewhere, SERVICE)];
    let rooted: Vec<(String, &str)> = entries
        .iter()
        .map(|(name, text)| (format!("botocore-1/{name}"), *text))
        .collect();
    let rooted: Vec<(&str, &str)> = rooted.iter().map(|(name, text)| (&**name, *text)).collect();
    for path in [
        file("good.whl", &wheel(&entries)),
        file("good.tar.gz", &tarball(&rooted)),
    ] {
        let botocore = Botocore::open(&path).unwrap();
        assert_eq!(botocore.services().collect::<Vec<_>>(), ["maps"]);
        assert_eq!(
            botocore.versions("maps").collect::<Vec<_>>(),
            ["2019-01-01", "2026-01-01"]
        );
        let files = botocore.service("maps").unwrap();
        assert_eq!(files[0].text(), SERVICE);
        assert_eq!(
            botocore.service_version("maps", "2019-01-01").unwrap()[0].text(),
            "{}"
        );
        let summary = botocore.summary("maps").unwrap();
        assert_eq!(
            (summary.operations, &*summary.protocols[0]),
            (1, "json 1.0")
        );
        let error = botocore.service("map").unwrap_err();
        assert_eq!(error.help.unwrap(), "did you mean `maps`?");
    }
}

#[test]
fn what_is_no_archive_is_refused() {
    let good = wheel(&[("botocore/data/maps/1/service-2.json", SERVICE)]);
    let truncated = file("truncated.whl", &good[..good.len() / 2]);
    assert!(
        refusal(&truncated).contains("damaged"),
        "{}",
        refusal(&truncated)
    );
    let packed = tarball(&[("botocore/data/maps/1/service-2.json", SERVICE)]);
    let truncated = file("truncated.tar.gz", &packed[..packed.len() / 2]);
    assert!(
        refusal(&truncated).contains("damaged"),
        "{}",
        refusal(&truncated)
    );
    assert!(refusal(&file("text.whl", b"hello")).contains("expected a wheel"));
    assert!(refusal(&file("empty.whl", b"")).contains("expected a wheel"));
    assert!(refusal(&file("other.whl", &wheel(&[("a.txt", "")]))).contains("no service"));
    assert!(refusal(Path::new("/no/such/file")).contains("cannot read it"));
}

#[test]
fn names_that_lead_out_are_refused() {
    for name in [
        "../data/maps/1/service-2.json",
        "/botocore/data/maps/1/service-2.json",
        "a\\b",
    ] {
        for path in [
            file("path.whl", &wheel(&[(name, SERVICE)])),
            file("path.tar.gz", &tarball(&[(name, SERVICE)])),
        ] {
            assert!(
                refusal(&path).contains("leads out of the archive"),
                "{}",
                refusal(&path)
            );
        }
    }
}

#[test]
fn a_changed_byte_is_noticed() {
    let good = wheel(&[("botocore/data/maps/1/service-2.json", SERVICE)]);
    let at = good
        .windows(8)
        .position(|bytes| bytes == b"metadata")
        .unwrap();
    let mut changed = good.clone();
    changed[at] = b'M';
    let botocore = Botocore::open(&file("changed.whl", &changed)).unwrap();
    let error = botocore.service("maps").unwrap_err();
    assert!(error.message.contains("damaged"), "{}", error.message);
}

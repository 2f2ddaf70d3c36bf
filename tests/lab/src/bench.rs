//! `cargo xtask bench`: our crate and the published one, measured in one run. In: names of measures. Out:
//! medians of both sides and their ratios, as a table or as JSON; on request also the table and a chart of it
//! in `docs/`.

pub use compile::{compiler, packages};

mod build;
mod chart;
mod clients;
mod compile;
mod formats;
mod generate;
mod measure;
mod speed;

use std::path::{Path, PathBuf};

use serde_json::{json, Value};

use crate::tools::{report, repository, write, Outcome, Problem};
use crate::{Exit, Format, Terminal};
use measure::{Measure, HEAD, NAMES};
use speed::Speed;

/// Measures our crate against the published one and prints the ratios of medians.
///
/// Builds the published crate and its dependencies, so the first run takes a while. Nothing is compared with
/// a limit: what a machine that does other things measures is no reason to fail.
#[derive(Clone, Debug, clap::Args)]
#[command(after_help = EXAMPLES, args_conflicts_with_subcommands = true)]
pub struct Arguments {
    #[command(subcommand)]
    whole: Option<Whole>,
    /// A measure; may be given several times [default: all]
    #[arg(long, value_name = "NAME", value_parser = NAMES)]
    pub only: Vec<String>,
    /// A botocore, for the measures of other services; without it they are left out
    #[arg(long, value_name = "PATH")]
    pub botocore: Option<PathBuf>,
    /// How often each side is measured in speed, and (a tenth of it) built from nothing
    #[arg(long, value_name = "N", default_value_t = 30, value_parser = clap::value_parser!(u16).range(1..=1000))]
    pub samples: u16,
    /// Write the results to docs/bench.json, and from all that it holds the table of README.md, the page
    /// docs/bench.md and the chart docs/bench.svg
    #[arg(long)]
    pub write: bool,
    /// The form of the report
    #[arg(long, value_enum, default_value_t)]
    pub format: Format,
}

/// Measures with arguments of their own.
#[derive(Clone, Debug, clap::Subcommand)]
enum Whole {
    Compile(compile::Arguments),
}

const EXAMPLES: &str = "\
Measures:
  call-0        a call that receives no items: what every call costs
  parse-100     reading a page of 100 items: a call that receives 100, less one that receives none
  parse-100-cbor    the same in CBOR, against the published aws-sdk-cloudwatch; needs --botocore, as the next six
  cbor-json         the same values in CBOR against our own JSON
  parse-100-schema  reading a page of 100 items against the published aws-sdk-ssm, which reads by schemas
  parse-100-rest    reading a page of 100 functions against the published aws-sdk-lambda
  parse-1000-xml    reading a page of 1,000 record sets against the published aws-sdk-route53
  xml-events        the same against the parser quick-xml, which goes through the page and keeps nothing
  parse-1000-ec2    reading a page of 1,000 instances against the published aws-sdk-ec2; only if it is named, since that takes
                    minutes and gigabytes to compile
  serialize     making a request with every member set, headers included
  serialize-rest    making a request with label, query, headers and payload (Lambda); needs --botocore
  loopback-100  calls per second against a server on loopback that answers with 100 items
  send-1-gib, receive-1-gib    streaming 1 GiB on loopback against the published aws-sdk-ebs; need --botocore
  program       building a program with four clients and credentials, cold and after a changed line, in dev and release,
                with ring and with the defaults; needs --botocore
  binary        the stripped release binary of a small program, with the usual credential providers
  cold-build    building that program from nothing
  mono-items    functions and statics that the compiler makes of the crate alone
  generate      generating the crate

Examples:
  cargo xtask bench                                     everything; some twenty minutes
  cargo xtask bench --only parse-100 --only serialize   only these
  cargo xtask bench --only parse-100-cbor --botocore botocore-1.44.5-py3-none-any.whl
  cargo xtask bench --format json --write               for scripts, and for the documentation";

/// Runs the command.
pub fn run(arguments: Arguments, terminal: &mut Terminal<'_>) -> Exit {
    if let Some(Whole::Compile(arguments)) = &arguments.whole {
        return compile::run(arguments, terminal);
    }
    match measure_all(&arguments, terminal) {
        Ok(measures) => {
            match arguments.format {
                Format::Human => terminal.say(&table(&measures)),
                Format::Json => terminal.json(&json!({
                    "measures": measures.iter().map(Measure::json).collect::<Vec<Value>>(),
                    "machine": machine(),
                })),
            }
            Exit::Success
        }
        Err(problem) => report(&problem, arguments.format, terminal),
    }
}

fn measure_all(arguments: &Arguments, terminal: &mut Terminal<'_>) -> Outcome<Vec<Measure>> {
    let samples = usize::from(arguments.samples);
    let named = |name: &str| arguments.only.iter().any(|only| only == name);
    let wanted = |name: &str| named(name) || (arguments.only.is_empty() && name != formats::EC2);
    let (mut speed, mut formats): (Option<Speed>, Option<Speed>) = (None, None);
    let mut measures = Vec::new();
    for name in NAMES.into_iter().filter(|name| wanted(name)) {
        let botocore = arguments.botocore.as_deref();
        if (formats::has(name) || name == clients::NAME) && botocore.is_none() {
            let why = format!("{name} needs --botocore");
            if !arguments.only.is_empty() {
                return Err(Problem(why));
            }
            terminal.error(&format!("left out: {why}"));
            continue;
        }
        terminal.error(&format!("measuring {name} ..."));
        let measure = match (name, botocore) {
            ("binary", _) => build::binary()?,
            ("cold-build", _) => build::cold((samples / 10).max(1))?,
            ("mono-items", _) => build::mono_items()?,
            ("generate", _) => generate::generate(samples)?,
            (clients::NAME, Some(botocore)) => clients::measure(botocore, (samples / 10).max(1))?,
            (_, Some(botocore)) if formats::has(name) => {
                let program = match &formats {
                    Some(built) => built,
                    None => formats.insert(formats::build(botocore, samples, named(formats::EC2))?),
                };
                formats::measure(name, program)?
            }
            _ => {
                let speed = match &speed {
                    Some(built) => built,
                    None => speed.insert(Speed::build(samples)?),
                };
                match name {
                    "call-0" => speed.call()?,
                    "parse-100" => speed.parse()?,
                    "serialize" => speed.serialize()?,
                    _ => speed.loopback()?,
                }
            }
        };
        measures.push(measure);
    }
    if arguments.write {
        write_documents(&measures)?;
    }
    Ok(measures)
}

/// The file with the results of all runs.
fn kept() -> PathBuf {
    repository().join("docs/bench.json")
}

fn earlier() -> Value {
    let text = std::fs::read_to_string(kept()).unwrap_or_default();
    serde_json::from_str(&text).unwrap_or_default()
}

/// Writes the results over those of earlier runs, and draws the pages of the documentation from all of them.
fn write_documents(measures: &[Measure]) -> Outcome<()> {
    let earlier = earlier();
    let all: Vec<Value> = NAMES
        .into_iter()
        .filter_map(|name| {
            let now = measures.iter().find(|measure| measure.name == name);
            let mut before = earlier["measures"].as_array().into_iter().flatten();
            match now {
                Some(measure) => Some(measure.json()),
                None => before.find(|measure| measure["name"] == name).cloned(),
            }
        })
        .collect();
    let compile = &earlier["compile"];
    let compile = if compile.is_object() {
        compile.clone()
    } else {
        json!({})
    };
    draw(&json!({ "measures": all, "compile": compile, "machine": machine() }))
}

/// The same with the figures of one service's compilations.
fn write_compile(service: &str, figures: &Value) -> Outcome<()> {
    let mut all = earlier();
    if !all.is_object() {
        all = json!({ "measures": [] });
    }
    if !all["compile"].is_object() {
        all["compile"] = json!({});
    }
    all["compile"][service] = figures.clone();
    all["machine"] = machine().into();
    draw(&all)
}

fn draw(all: &Value) -> Outcome<()> {
    let folder = repository().join("docs");
    let measures = all["measures"].as_array().into_iter().flatten();
    let read: Vec<Measure> = measures.filter_map(Measure::from_json).collect();
    write(&kept(), &format!("{all:#}\n"))?;
    write(&folder.join("bench.svg"), &chart::svg(&read))?;
    let page = document(&read, &all["compile"]);
    write(&folder.join("bench.md"), &page)?;
    let readme = repository().join("README.md");
    let text = std::fs::read_to_string(&readme).unwrap_or_default();
    match with_table(&text, &read, &all["compile"]) {
        Some(text) => write(&readme, &text),
        None => Ok(()),
    }
}

/// A text with the table between the marks that it has for that.
fn with_table(text: &str, measures: &[Measure], services: &Value) -> Option<String> {
    const MARKS: [&str; 2] = ["<!-- bench -->\n", "<!-- end of bench -->"];
    let (before, rest) = text.split_once(MARKS[0])?;
    let (_, after) = rest.split_once(MARKS[1])?;
    let rows: Vec<String> = measures.iter().map(Measure::row).collect();
    let (begin, mut rows, end) = (MARKS[0], rows.join("\n"), MARKS[1]);
    if services
        .as_object()
        .is_some_and(|services| !services.is_empty())
    {
        rows.push_str(&format!("\n\n{}", compile::summary(services)));
    }
    Some(format!("{before}{begin}{HEAD}\n{rows}\n{end}{after}"))
}

/// The results as a table, and below it what belongs beside them.
fn table(measures: &[Measure]) -> String {
    let mut lines = vec![HEAD.to_owned()];
    lines.extend(measures.iter().map(Measure::row));
    for measure in measures.iter().filter(|measure| !measure.detail.is_empty()) {
        lines.push(format!("\n{}:", measure.name));
        for (what, value) in &measure.detail {
            let value = value
                .as_f64()
                .map_or_else(|| value.to_string(), measure::shown);
            lines.push(format!("- {what}: {value}"));
        }
    }
    lines.join("\n")
}

/// The page of the documentation.
fn document(measures: &[Measure], services: &Value) -> String {
    format!(
        "# Measured against the published crate\n\n\
         `cargo xtask bench --write` wrote this page. Both sides are measured in one run, by turns; a ratio is\n\
         that of medians, ours to the published crate's. The published crate has every operation of the\n\
         service, ours the one that `codegen.toml` names.\n\n\
         ![Cost against the published crate](bench.svg)\n\n{}\n\n\
         ## Whole services\n\n\
         `cargo xtask bench compile --write` wrote these tables. The crate alone, without its dependencies and not\n\
         incremental; then programs that call one, ten and all operations, and their rebuild after one changed line.\n\
         Processor seconds say more than seconds where other programs run. Warnings and lints are on for ours, as for\n\
         any crate at a path, and off for the published one.\n\n{}\n\nMeasured on: {}.\n",
        table(measures),
        compile::section(services),
        machine()
    )
}

/// The machine in a few words.
fn machine() -> String {
    let processor = std::fs::read_to_string("/proc/cpuinfo")
        .ok()
        .and_then(|text| {
            let line = text.lines().find(|line| line.starts_with("model name"))?;
            Some(line.split_once(':')?.1.trim().to_owned())
        });
    let processors = std::thread::available_parallelism().map_or(0, usize::from);
    let mut rustc = std::process::Command::new("rustc");
    rustc
        .arg("--version")
        .current_dir(Path::new(env!("CARGO_MANIFEST_DIR")));
    let compiler = rustc
        .output()
        .ok()
        .map(|output| String::from_utf8_lossy(&output.stdout).trim().to_owned());
    format!(
        "{} processors, {}, {}",
        processors,
        processor.unwrap_or_else(|| std::env::consts::ARCH.to_owned()),
        compiler.unwrap_or_default()
    )
}

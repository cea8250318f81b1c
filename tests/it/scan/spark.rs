//! `examples/spark_scan.py` on Spark in local mode, where Java and PySpark are there.

use std::fs;
use std::path::Path;
use std::process::Command;

use serde_json::{Value, json};

use super::{lines, run, scratch, thread};

/// The Python that has PySpark: `HENJI_TEST_PYTHON`, else `python3`.
#[expect(clippy::disallowed_methods, reason = "the machine's Python is no input of the program")]
fn python() -> String {
    std::env::var("HENJI_TEST_PYTHON").unwrap_or_else(|_| "python3".to_owned())
}

fn works(program: &str, arguments: &[&str]) -> bool {
    Command::new(program).args(arguments).output().is_ok_and(|output| output.status.success())
}

/// The documents without what counts within a partition.
fn comparable(mut documents: Vec<Value>) -> Vec<Value> {
    for document in &mut documents {
        document["source"]["index"] = Value::Null;
        if let Some(error) = document["error"].as_str() {
            document["error"] = error.split_once("行目：").map_or(error, |(_, what)| what).to_owned().into();
        }
    }
    documents
}

#[test]
fn spark_gives_what_a_single_process_gives() {
    let missing = [("Java", works("java", &["-version"])), ("PySpark", works(&python(), &["-c", "import pyspark"]))];
    if let Some((name, _)) = missing.iter().find(|(_, there)| !there) {
        eprintln!("SKIPPED: {name} is not installed, so examples/spark_scan.py was not run");
        return;
    }
    let folder = scratch("spark");
    let _ = fs::remove_dir_all(&folder);
    fs::create_dir_all(&folder).unwrap();
    let (input, output) = (folder.join("in.ndjson"), folder.join("out"));
    let stats = ["spark.json", "single.json"].map(|name| folder.join(name).to_str().unwrap().to_owned());
    let mut records: Vec<String> = (0..40)
        .map(|i| json!({"id": i, "text": thread(&format!("田中{i}"), ""), "me": "みどり工房"}).to_string())
        .collect();
    records.insert(17, "{\"text\": \"cut".to_owned());
    fs::write(&input, records.join("\n")).unwrap();
    let script = Path::new(env!("CARGO_MANIFEST_DIR")).join("examples/spark_scan.py");
    let spark = Command::new(python())
        .arg(script)
        .args([
            "--henji",
            env!("CARGO_BIN_EXE_henji"),
            "--now",
            "2026-11-20",
            "--partitions",
            "3",
            "--stats",
            &stats[0],
        ])
        .args([&input, &output])
        .env("SPARK_LOCAL_IP", "127.0.0.1")
        .output()
        .unwrap();
    assert!(spark.status.success(), "{}", String::from_utf8_lossy(&spark.stderr));
    let mut parts: Vec<_> = fs::read_dir(&output).unwrap().map(|it| it.unwrap().path()).collect();
    parts.retain(|path| path.file_name().unwrap().to_string_lossy().starts_with("part-"));
    parts.sort();
    assert!(parts.len() >= 3, "{parts:?}");
    let text: Vec<_> = parts.iter().map(|path| fs::read_to_string(path).unwrap()).collect();
    let found = text.concat().lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    let input = fs::read(&input).unwrap();
    let single = run(&["scan", "-", "--format", "ndjson", "--now", "2026-11-20", "--stats", &stats[1]], &input);
    assert_eq!(single.code, 1);
    assert_eq!(comparable(found), comparable(lines(&single)));
    let [spark, single] = stats.map(|path| fs::read_to_string(path).unwrap());
    assert!(single.contains("田中39"), "{single}");
    assert_eq!(spark, single, "the gaps of the partitions add up to those of the whole");
}

//! Settles threads from annotated acts: `cargo run --example gold ACTS.tsv THREADS.jsonl [--verbose]`.
#![allow(clippy::all, clippy::pedantic, missing_docs, clippy::unwrap_used, clippy::print_stdout)]
use henji::dialogue::{Act, ReadAct, Reader, settle};
use henji::text::Span;
use henji::thread::{ReadHint, Role, assign_roles, read};
use std::collections::HashMap;
fn main() {
    let args: Vec<String> = std::env::args().skip(1).collect();
    let verbose = args.iter().any(|a| a == "--verbose");
    let files: Vec<&String> = args.iter().filter(|a| !a.starts_with("--")).collect();
    let mut gold: HashMap<String, Vec<(usize, String, Vec<Act>)>> = HashMap::new();
    for file in files.iter().filter(|f| f.ends_with(".tsv")) {
        for line in std::fs::read_to_string(file).unwrap().lines() {
            let p: Vec<&str> = line.split('\t').collect();
            if p.len() < 5 {
                continue;
            }
            let acts = p[4].split(',').filter_map(|a| Act::from_name(a.trim())).collect();
            gold.entry(p[0].into()).or_default().push((p[1].parse().unwrap(), p[3].into(), acts));
        }
    }
    let mut reader = Reader::new();
    let (mut n, mut ok, mut all) = (0, HashMap::<&str, usize>::new(), 0);
    for file in files.iter().filter(|f| f.ends_with(".jsonl")) {
        for line in std::fs::read_to_string(file).unwrap().lines().filter(|l| !l.trim().is_empty()) {
            let t: serde_json::Value = serde_json::from_str(line).unwrap();
            let id = t["id"].as_str().unwrap();
            let Some(units) = gold.get(id) else { continue };
            let now = chrono::DateTime::parse_from_rfc3339(t["now"].as_str().unwrap()).unwrap();
            let me = vec![t["me"].as_str().unwrap().to_owned()];
            let mut parsed = read(t["text"].as_str().unwrap(), &ReadHint { format: None, now, me: &me });
            let thread = &mut parsed.value[0];
            if assign_roles(thread, &me).is_err() {
                println!("{id} no me");
                continue;
            }
            let mut reading = reader.read(thread, now);
            for (i, m) in thread.messages.iter().enumerate() {
                let mut acts = Vec::new();
                for (n, text, labels) in units.iter().filter(|u| u.0 == i + 1) {
                    let _ = n;
                    let Some(at) = m.text.find(text.as_str()) else {
                        if verbose {
                            println!("{id} {} not found: {text}", i + 1);
                        }
                        continue;
                    };
                    let span = Span::new(at, at + text.len());
                    for &act in labels {
                        let things = if matches!(
                            act,
                            Act::RequestMaterials
                                | Act::RequestOptional
                                | Act::Supply
                                | Act::Withdraw
                                | Act::Nudge
                                | Act::PromiseMaterials
                        ) {
                            reader.things(&m.text, span)
                        } else {
                            vec![]
                        };
                        acts.push(ReadAct { act, span, rule: "gold".into(), things });
                    }
                }
                acts.sort_by_key(|a| a.span.start);
                reading.messages[i].acts = acts;
            }
            let s = settle(thread, &reading.messages);
            let e = &t["expect"];
            let mut bad = Vec::new();
            let also: Vec<&str> =
                e["also"].as_array().map(|a| a.iter().filter_map(|x| x.as_str()).collect()).unwrap_or_default();
            let state_ok = s.state.name() == e["state"] || also.contains(&s.state.name());
            let since_ok = s.since.map(|x| x as u64) == e["since"].as_u64()
                || e["since_also"]
                    .as_array()
                    .is_some_and(|a| a.iter().any(|x| x.as_u64() == s.since.map(|x| x as u64)));
            let d = |x: Option<chrono::NaiveDate>| x.map(|x| x.to_string());
            let p = s.promise.as_ref().map(|p| (d(p.start), d(p.end)));
            let ep = if e["promise"].is_null() {
                None
            } else {
                Some((e["promise"]["start"].as_str().map(String::from), e["promise"]["end"].as_str().map(String::from)))
            };
            let checks = [
                ("state", state_ok, format!("{} != {}", s.state.name(), e["state"])),
                ("since", since_ok, format!("{:?} != {}", s.since, e["since"])),
                ("promise", p == ep, format!("{p:?} != {ep:?}")),
                (
                    "my_due",
                    d(s.my_due).as_deref() == e["my_due"].as_str(),
                    format!("{:?} != {}", s.my_due, e["my_due"]),
                ),
                (
                    "nudges",
                    s.nudges as u64 == e["nudges"].as_u64().unwrap_or(0),
                    format!("{} != {}", s.nudges, e["nudges"]),
                ),
                (
                    "missing",
                    s.missing.len() == e["missing"].as_array().map_or(0, |a| a.len())
                        && e["missing"].as_array().into_iter().flatten().all(|alts| {
                            alts.as_array().unwrap().iter().any(|a| {
                                s.missing.iter().any(|g| {
                                    g.contains(a.as_str().unwrap()) || a.as_str().unwrap().contains(g.as_str())
                                })
                            })
                        }),
                    format!("{:?} != {}", s.missing, e["missing"]),
                ),
            ];
            n += 1;
            let mut fine = true;
            for (name, good, why) in checks {
                if good {
                    *ok.entry(name).or_default() += 1
                } else {
                    fine = false;
                    bad.push(format!("{name} {why}"))
                }
            }
            all += fine as usize;
            if verbose && !fine {
                println!("=== {id} ({} messages, gold {}) {}", thread.messages.len(), t["messages"], bad.join("; "));
                if args.iter().any(|a| a == "--acts") {
                    for (i, m) in thread.messages.iter().enumerate() {
                        let role = thread.parties[m.party].role;
                        let by = if role == Role::Me { "me" } else { "them" };
                        let acts: Vec<String> = reading.messages[i]
                            .acts
                            .iter()
                            .filter(|a| !matches!(a.act, Act::Inform | Act::Greeting | Act::Thanks))
                            .map(|a| format!("{}「{}」", a.act, a.span.of(&m.text).replace('\n', " ")))
                            .collect();
                        println!("   {} {by}: {}", i + 1, acts.join(" "));
                    }
                    for item in &s.items {
                        println!(
                            "      {:?} {:?} {} {:?} what {:?} promises {} nudges {:?}",
                            item.kind,
                            item.holder,
                            item.message,
                            item.status,
                            item.what,
                            item.promises.len(),
                            item.nudges
                        );
                    }
                }
            }
        }
    }
    let mut keys: Vec<_> = ok.iter().collect();
    keys.sort();
    println!(
        "{n} threads, all right {all}: {}",
        keys.iter().map(|(k, v)| format!("{k} {:.1}%", 100.0 * **v as f64 / n as f64)).collect::<Vec<_>>().join(", ")
    );
}

//! Which side each party is on.

use super::{Message, Party, Role, Thread, name};
use crate::error::Error;

/// Sets the roles by the user's names: who bears one is `Me`, everybody else `Them`.
///
/// Where no name agrees, the only one that contains a given name does (「田中」 for 「田中 太郎（制作）」).
/// A user who never wrote is found where the thread addresses them, in a mail's 「宛先」 or in a body
/// (「空撮工房　はるか 御中」), and is added to the parties.
///
/// # Errors
/// [`Error::UnknownMe`] when none of the names occurs in the thread. With no name at all the roles stay as they are.
pub fn assign_roles(thread: &mut Thread, me: &[String]) -> Result<(), Error> {
    let Some(first) = me.first() else { return Ok(()) };
    let is_me = |party: &Party| {
        me.iter().any(|it| {
            name::names_match(it, &party.name)
                || party.address.as_deref().is_some_and(|address| name::names_match(it, address))
        })
    };
    let mut mine: Vec<bool> = thread.parties.iter().map(is_me).collect();
    if !mine.contains(&true) {
        if let Some(at) = me.iter().find_map(|it| nearly(&thread.parties, it)) {
            mine = (0..thread.parties.len()).map(|it| it == at).collect();
        } else if let Some(addressed) = me.iter().find(|it| is_addressed(&thread.messages, it)) {
            thread.parties.push(Party { name: name::shown(addressed).to_owned(), address: None, role: Role::Me });
            mine.push(true);
        } else {
            let known = thread.parties.iter().map(|it| it.name.clone()).collect();
            return Err(Error::UnknownMe { name: first.clone(), known });
        }
    }
    for (party, mine) in thread.parties.iter_mut().zip(mine) {
        party.role = if mine { Role::Me } else { Role::Them };
    }
    Ok(())
}

/// The only party whose name holds this one or is held by it: 「田中」 for 「田中 太郎（制作）」.
fn nearly(parties: &[Party], me: &str) -> Option<usize> {
    let wanted = name::key(me);
    if wanted.chars().count() < 2 {
        return None;
    }
    let near = |party: &Party| {
        let key = name::key(&party.name);
        key.contains(&wanted) || key.chars().count() > 1 && wanted.contains(&key)
    };
    let mut found = parties.iter().enumerate().filter(|(_, party)| near(party));
    found.next().filter(|_| found.next().is_none()).map(|(at, _)| at)
}

/// Whether some body names this person.
fn is_addressed(messages: &[Message], me: &str) -> bool {
    let wanted = name::key(me);
    !wanted.is_empty() && messages.iter().any(|it| name::key(&it.text).contains(&wanted))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(parties: &[&str], text: &str, me: &[&str], wanted: Result<&str, &str>) {
        let list = parties.iter().map(|it| Party { name: (*it).to_owned(), ..Party::default() }).collect();
        let messages = vec![Message { text: text.to_owned(), ..Message::default() }];
        let mut thread = Thread { parties: list, messages, ..Thread::default() };
        let me: Vec<String> = me.iter().map(|it| (*it).to_owned()).collect();
        let result = assign_roles(&mut thread, &me);
        let mine: Vec<&str> =
            thread.parties.iter().filter(|it| it.role == Role::Me).map(|it| it.name.as_str()).collect();
        match wanted {
            Ok(name) => assert_eq!((result, mine), (Ok(()), vec![name])),
            Err(name) => {
                let known = parties.iter().map(|it| (*it).to_owned()).collect();
                assert_eq!(result, Err(Error::UnknownMe { name: name.to_owned(), known }));
            }
        }
    }

    #[test]
    fn who_is_me() {
        check(&["田中", "みどり工房"], "", &["みどり 工房さん"], Ok("みどり工房"));
        check(&["田中", "みどり工房"], "", &["別名", "ﾐﾄﾞﾘ", "みどり工房"], Ok("みどり工房"));
        check(&["田中 太郎（制作）", "みどり工房"], "", &["田中"], Ok("田中 太郎（制作）"));
        check(&["真壁"], "空撮工房　はるか 御中\nお世話に", &["空撮工房 はるか"], Ok("空撮工房 はるか"));
        check(&["田中", "みどり工房"], "", &["鈴木"], Err("鈴木"));
        check(&["田中 一郎", "田中 二郎"], "", &["田中"], Err("田中"));
    }
}

//! Which side each party is on.

use super::{Message, Party, Role, Thread, name};
use crate::error::Error;

/// Sets the roles by the user's names: who bears one is `Me`, everybody else `Them`.
///
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
    if !thread.parties.iter().any(is_me) {
        let Some(addressed) = me.iter().find(|it| is_addressed(&thread.messages, it)) else {
            let known = thread.parties.iter().map(|it| it.name.clone()).collect();
            return Err(Error::UnknownMe { name: first.clone(), known });
        };
        thread.parties.push(Party { name: name::shown(addressed).to_owned(), address: None, role: Role::Me });
    }
    for party in &mut thread.parties {
        party.role = if is_me(party) { Role::Me } else { Role::Them };
    }
    Ok(())
}

/// Whether some body names this person.
fn is_addressed(messages: &[Message], me: &str) -> bool {
    let wanted = name::key(me);
    !wanted.is_empty() && messages.iter().any(|it| name::key(&it.text).contains(&wanted))
}

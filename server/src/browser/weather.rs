//! What goes wrong on purpose: some per cent of all requests, and everything that is asked of a few fixed ids.

use http::Method;
use shared::id::SubscriptionId;
use shared::reason::Code;
use uuid::uuid;

/// What becomes of a request before the server sees it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Weather {
    /// It gets through.
    Clear,
    /// It is answered with this, and after so many seconds it may be tried again.
    Refused(Code, Option<u32>),
    /// It is answered with what no server of ours says.
    Garbled,
    /// It is never answered.
    Silent,
    /// Somebody else is quicker.
    Overtaken,
}

/// A subscription that leads to an error.
struct Fixed {
    id: SubscriptionId,
    /// Reading goes well, and shows a subscription of the story under this id.
    readable: bool,
    weather: Weather,
}

const fn fixed(id: uuid::Uuid, readable: bool, weather: Weather) -> Fixed {
    Fixed { id: SubscriptionId::new(id), readable, weather }
}

/// Their last digits are the status that they lead to; 408 is no answer, 502 an answer of something in between.
const FIXED: [Fixed; 8] = [
    fixed(uuid!("00000000-0000-4000-8000-000000000404"), false, Weather::Refused(Code::NotFound, None)),
    fixed(uuid!("00000000-0000-4000-8000-000000000408"), false, Weather::Silent),
    fixed(uuid!("00000000-0000-4000-8000-000000000500"), false, Weather::Refused(Code::Internal, None)),
    fixed(uuid!("00000000-0000-4000-8000-000000000502"), false, Weather::Garbled),
    fixed(uuid!("00000000-0000-4000-8000-000000000503"), false, Weather::Refused(Code::Unavailable, Some(5))),
    fixed(uuid!("00000000-0000-4000-8000-000000000409"), true, Weather::Refused(Code::DelegatedAdminMissing, None)),
    fixed(uuid!("00000000-0000-4000-8000-000000000412"), true, Weather::Overtaken),
    fixed(uuid!("00000000-0000-4000-8000-000000000429"), true, Weather::Refused(Code::TooMany, Some(5))),
];

/// The fixed id in this address under which a subscription of the story is shown.
pub fn alias(path: &str) -> Option<SubscriptionId> {
    FIXED.iter().find(|fixed| fixed.readable && path.contains(&fixed.id.to_string())).map(|fixed| fixed.id)
}

/// What becomes of a request: what its address says, or else the dice, with so many per cent of failures.
pub fn of(method: &Method, path: &str, chaos: u8, dice: [u8; 2]) -> Weather {
    let named = FIXED.iter().find(|fixed| path.contains(&fixed.id.to_string()));
    match named {
        Some(fixed) if fixed.readable && method.is_safe() => Weather::Clear,
        Some(fixed) => fixed.weather,
        // 256 sides of a die for a hundred: as good as chance needs to be here.
        None if u16::from(dice[0]) * 100 >= u16::from(chaos) * 256 => Weather::Clear,
        None => match dice[1] % 3 {
            0 => Weather::Refused(Code::Internal, None),
            1 => Weather::Refused(Code::Unavailable, Some(2)),
            _ => Weather::Silent,
        },
    }
}

//! Parts of arrays: positions, slices, and one level of nesting undone.

use super::expression::Slice;
use super::json::Json;
use crate::shape::Value;

/// The item at a position, counted from the end if negative; null if there is none.
pub(super) fn item<'a>(array: &Json<'a>, index: i64) -> Json<'a> {
    let Some(length) = array.length() else {
        return Json::Null;
    };
    let Some(position) = position(index, length) else {
        return Json::Null;
    };
    match array {
        Json::Shape(Value::List(list)) => Json::from(list.get(position)),
        other => {
            let items = other.items();
            let item = items.and_then(|items| items.get(position).cloned());
            item.unwrap_or(Json::Null)
        }
    }
}

/// The position that `index` means in an array of `length` items; a negative one counts from the end.
pub(crate) fn position(index: i64, length: usize) -> Option<usize> {
    let distance = usize::try_from(index.unsigned_abs()).ok()?;
    match index < 0 {
        true => length.checked_sub(distance),
        false => Some(distance),
    }
}

/// The items, those that are arrays replaced by theirs.
pub(super) fn flattened<'a>(items: &[Json<'a>]) -> Vec<Json<'a>> {
    let mut flat = Vec::with_capacity(items.len());
    for item in items {
        match item.items() {
            Some(inner) => flat.extend(inner.iter().cloned()),
            None => flat.push(item.clone()),
        }
    }
    flat
}

/// The items of a slice.
pub(super) fn part<'i, 'a>(
    items: &'i [Json<'a>],
    slice: Slice,
) -> impl Iterator<Item = &'i Json<'a>> {
    let length = i64::try_from(items.len()).unwrap_or(i64::MAX);
    // Behind the last item and before the first one, in the direction of the step.
    let (least, most) = match slice.step > 0 {
        true => (0, length),
        false => (-1, length - 1),
    };
    let place = |bound: i64| {
        let bound = match bound < 0 {
            true => bound.saturating_add(length),
            false => bound,
        };
        bound.clamp(least, most)
    };
    let (first, last) = match slice.step > 0 {
        true => (least, most),
        false => (most, least),
    };
    let stop = slice.stop.map_or(last, place);
    let mut next = slice.start.map_or(first, place);
    std::iter::from_fn(move || {
        let more = match slice.step {
            0 => false,
            1.. => next < stop,
            _ => next > stop,
        };
        let item = usize::try_from(next).ok().and_then(|next| items.get(next));
        next = next.saturating_add(slice.step);
        item.filter(|_| more)
    })
}

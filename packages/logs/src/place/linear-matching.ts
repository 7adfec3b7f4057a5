/**
 * Calls `found` with each place in `text`, from its start on, where `text` and `pattern` go on alike for all that they have
 * both: the next min(text.length - place, pattern.length) bytes are the same. In linear time (the Z algorithm).
 */
export function eachCommonBeginning(
  pattern: Buffer,
  text: Buffer,
  found: (place: number) => void,
): void {
  /** How far the pattern goes on at each place of itself as at its beginning. */
  const own = new Int32Array(pattern.length)
  const extend = (within: Buffer, visit: (at: number, same: number) => void, from: number) => {
    let left = 0
    let right = 0
    for (let at = from; at < within.length; at += 1) {
      let same = at < right ? Math.min(right - at, own[at - left] as number) : 0
      while (
        same < pattern.length &&
        at + same < within.length &&
        pattern[same] === within[at + same]
      )
        same += 1
      visit(at, same)
      if (at + same > right) {
        left = at
        right = at + same
      }
    }
  }
  extend(
    pattern,
    (at, same) => {
      own[at] = same
    },
    1,
  )
  extend(
    text,
    (at, same) => {
      if (same >= Math.min(pattern.length, text.length - at)) found(at)
    },
    0,
  )
}

/**
 * The longest beginning of `pattern` that is anywhere in `text`: its length, and where it ends the first time. In linear
 * time (Knuth, Morris, Pratt).
 */
export function longestBeginning(pattern: Buffer, text: Buffer): { length: number; end: number } {
  const fallback = new Int32Array(pattern.length + 1)
  for (let at = 1, matched = 0; at < pattern.length; at += 1) {
    while (matched > 0 && pattern[at] !== pattern[matched]) matched = fallback[matched] as number
    if (pattern[at] === pattern[matched]) matched += 1
    fallback[at + 1] = matched
  }
  const best = { length: 0, end: 0 }
  for (let at = 0, matched = 0; at < text.length; at += 1) {
    while (matched > 0 && (matched === pattern.length || text[at] !== pattern[matched]))
      matched = fallback[matched] as number
    if (text[at] === pattern[matched]) matched += 1
    if (matched > best.length) {
      best.length = matched
      best.end = at + 1
    }
  }
  return best
}

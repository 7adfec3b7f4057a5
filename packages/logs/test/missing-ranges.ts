export interface Range {
  begin: number
  /** Behind its last byte. */
  end: number
}

/** Bytes that tell a place in the output, whose lines all differ. */
const telling = 40

/**
 * What of `written` is not in `stored`, which has nothing else, nothing twice and all in its order; throws where it is not
 * so. The bytes around a gap may be alike: then it is any of the places that it can have been.
 */
export function missingRanges(written: Buffer, stored: Buffer): Range[] {
  const missing: Range[] = []
  let begin = 0
  for (let at = 0; at < stored.length; ) {
    while (at < stored.length && stored[at] === written[begin]) {
      at += 1
      begin += 1
    }
    if (at === stored.length) break
    const end = written.indexOf(stored.subarray(at, at + telling), begin)
    if (end < 0) {
      const around = JSON.stringify(
        String(stored.subarray(Math.max(0, at - telling), at + telling)),
      )
      throw new Error(`byte ${at} of ${stored.length} is doubled or strange: ${around}`)
    }
    missing.push({ begin, end })
    begin = end
  }
  if (begin < written.length) missing.push({ begin, end: written.length })
  return missing
}

/** Whether all of `range`, or of one of the places that it can have been, is in `allowed`. */
export function isAllowed(written: Buffer, range: Range, allowed: Range[]): boolean {
  let { begin, end } = range
  for (;;) {
    if (isCovered({ begin, end }, allowed)) return true
    if (begin === 0 || written[begin - 1] !== written[end - 1]) return false
    begin -= 1
    end -= 1
  }
}

function isCovered({ begin, end }: Range, allowed: Range[]): boolean {
  let at = begin
  for (const range of allowed.toSorted((a, b) => a.begin - b.begin))
    if (range.begin <= at && range.end > at) at = range.end
  return at >= end
}

export function inBoth(some: Range[], others: Range[]): Range[] {
  const common = some.flatMap((a) =>
    others.map((b) => ({ begin: Math.max(a.begin, b.begin), end: Math.min(a.end, b.end) })),
  )
  return common.filter(({ begin, end }) => begin < end)
}

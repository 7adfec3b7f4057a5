import * as linear from './linear-matching.ts'

/** Bytes that are enough to be found in few places, as a rule. */
const needleSize = 512
/** Places to try before the text is taken to repeat itself, and is gone through byte by byte. */
const mostTries = 32

/** What is looked for, and in what. */
export interface Search {
  pattern: Buffer
  text: Buffer
  /** Bytes that a place must have in common with the pattern; at least 1. */
  least: number
}

/**
 * The places in `text`, ascending, where it and `pattern` go on alike for all that they have both, and for `least` bytes:
 * the next min(text.length - place, pattern.length) bytes are the same.
 */
export function commonBeginnings(search: Search): number[] {
  const { pattern, text, least } = search
  if (pattern.length < least) return []
  const needle = pattern.subarray(0, needleSize)
  const tries = placesOf(needle, text)
  if (!tries) return goThrough(search)
  const places = tries.filter((place) => sharesAll(pattern, text.subarray(place)))
  const end = Math.max(0, text.length - needle.length + 1)
  const atEnd = goThrough({ pattern: needle, text: text.subarray(end), least })
  return [...places, ...atEnd.map((place) => place + end)]
}

/**
 * The longest beginning of `pattern`, of `least` bytes or more, that is anywhere in `text`: its length, and where it ends
 * the first time. Zeros where there is none.
 */
export function longestBeginning(search: Search): { length: number; end: number } {
  const { pattern, text, least } = search
  const none = { length: 0, end: 0 }
  if (pattern.length < least) return none
  const tries = placesOf(pattern.subarray(0, Math.min(least, needleSize)), text)
  const found = tries
    ? tries.map((place) => {
        const length = sameLength(pattern, text.subarray(place))
        return { length, end: place + length }
      })
    : [linear.longestBeginning(pattern, text)]
  const best = found.reduce((a, b) => (b.length > a.length ? b : a), none)
  return best.length < least ? none : best
}

/** How many bytes both begin with alike. */
export function sameLength(a: Buffer, b: Buffer): number {
  const length = Math.min(a.length, b.length)
  let same = 0
  while (same < length && isSame(a, b, { start: same, end: Math.min(length, same + needleSize) }))
    same += needleSize
  while (same < length && a[same] === b[same]) same += 1
  return Math.min(same, length)
}

/** Undefined for more than can be tried. */
function placesOf(needle: Buffer, text: Buffer): number[] | undefined {
  const places: number[] = []
  for (let at = text.indexOf(needle); at >= 0; at = text.indexOf(needle, at + 1))
    if (places.push(at) > mostTries) return undefined
  return places
}

function goThrough({ pattern, text, least }: Search): number[] {
  const places: number[] = []
  linear.eachCommonBeginning(pattern, text, (place) => {
    if (text.length - place >= least && pattern.length >= least) places.push(place)
  })
  return places
}

function sharesAll(a: Buffer, b: Buffer): boolean {
  return isSame(a, b, { start: 0, end: Math.min(a.length, b.length) })
}

function isSame(a: Buffer, b: Buffer, { start, end }: { start: number; end: number }): boolean {
  return a.compare(b, start, end, start, end) === 0
}

import { isDeepStrictEqual } from 'node:util'
import type { Answer, Question } from './ask-ours.ts'

export interface Difference {
  question: Question
  ours: Answer
  go: Answer
}

/** A difference that is meant, and why. The README of this package says the same to its users. */
export interface KnownDifference {
  why: string
  covers(difference: Difference): boolean
}

export const knownDifferences: readonly KnownDifference[] = [
  {
    why: 'lines end with a line feed and without spaces here; Go keeps what is there',
    covers: ({ ours, go }) =>
      ours.format !== undefined && withoutEnds(ours.format) === withoutEnds(go.format ?? ''),
  },
  {
    why: 'a division by 0 is an error here; Go has infinity, and for a remainder the number itself',
    covers: ({ question, ours }) =>
      ours.error?.includes('divided by 0') === true || /can\(.*[/%] -?0/s.test(question.text),
  },
  {
    why: 'infinity is no number here (log(0, 2), YAML’s .inf)',
    covers: ({ ours }) => /no number that HCL has|HCL has no number/.test(ours.error ?? ''),
  },
  {
    why: 'a zero has no sign here: "${-0}" is "0", in Go "-0"',
    covers: ({ question, ours, go }) =>
      isSameBy(ours.value, go.value, (text) => text.replaceAll('-0', '0')) ||
      /-0(?![\d.])/.test(question.text),
  },
  {
    why: 'all numbers have 512 bits here; Go computes some fractions (pow, log, %) with 53 or 64',
    covers: ({ question, ours, go }) =>
      isSameBy(ours.value, go.value, roundNumber) ||
      (/\b(pow|log)\(/.test(question.text) && go.error === undefined && ours.error === undefined),
  },
  {
    why: 'whether a list contains null is known here; in Go it is not',
    covers: ({ go }) => JSON.stringify(go.value ?? '').includes('{"type":"unknown"}'),
  },
  {
    why: 'whole numbers beyond 64 bits have a sign here; in Go signum refuses them',
    covers: ({ go }) => /"signum" failed/.test(go.error ?? ''),
  },
  {
    why: 'an index beyond 2^53 is refused here',
    covers: ({ question, ours }) =>
      /`element` has no result: the number must be whole/.test(ours.error ?? '') ||
      /can\(.*element\(.*9007199254740993/s.test(question.text),
  },
  {
    why: 'convert knows optional(…) here; in Go the attribute must be there',
    covers: ({ question, go }) =>
      question.text.includes('optional(') &&
      /is required|are required|required attribute|object required/.test(go.error ?? ''),
  },
  {
    why: 'Go has no right results for negative bits and numbers of networks, and for v4 addresses written as v6',
    covers: ({ question }) => /cidr\w+\(/.test(question.text) && /::ffff|-\d/.test(question.text),
  },
  {
    why: 'Go panics at sets of lists or objects of several types, and says so',
    covers: ({ go }) => go.error?.includes('panic in function implementation') === true,
  },
  {
    why: 'merge takes maps and objects alone; Go takes anything once one argument is an untyped null',
    covers: ({ ours }) =>
      /`merge` has no result: the argument must be a map/.test(ours.error ?? ''),
  },
  {
    why: 'lists or objects with an untyped null among their elements have no common type, or an open one',
    covers: ({ ours, go }) =>
      isDeepStrictEqual(withoutElementTypes(ours), withoutElementTypes(go)) ||
      /two kinds of (object|tuple)/.test(ours.error ?? '') ||
      /element types must all match/.test(go.error ?? ''),
  },
  {
    why: 'a branch of a conditional that is wrong in itself has no say in the type here; in Go it may have',
    covers: ({ question, ours, go }) =>
      question.text.includes(' ? ') &&
      (/Inconsistent conditional result types/.test(go.error ?? '') ||
        isDeepStrictEqual(withoutTypes(ours), withoutTypes(go))),
  },
  {
    why: 'the parts of a `for` that nothing runs are not checked here',
    covers: ({ question, ours, go }) =>
      go.error !== undefined && ours.error === undefined && /\bfor\b.*\bif\b/s.test(question.text),
  },
]

function withoutEnds(text: string): string {
  return text.replace(/[ \t\r]+$/gm, '')
}

/** Whether two values are the same once their texts and numbers are changed so. */
function isSameBy(ours: unknown, go: unknown, change: (text: string) => string): boolean {
  if (ours === undefined || go === undefined) return false
  return isDeepStrictEqual(changeTexts(ours, change), changeTexts(go, change))
}

function changeTexts(value: unknown, change: (text: string) => string): unknown {
  if (typeof value === 'string') return change(value)
  if (Array.isArray(value)) return value.map((item) => changeTexts(item, change))
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(
    Object.entries(value).map(([key, item]) => [key, changeTexts(item, change)]),
  )
}

function withoutElementTypes(answer: Answer): unknown {
  return JSON.parse(JSON.stringify(answer, (key, part) => (key === 'of' ? undefined : part)))
}

/** With lists as tuples, and maps as objects. */
function withoutTypes(answer: Answer): unknown {
  const text = JSON.stringify(withoutElementTypes(answer))
  const open = text.replaceAll('"type":"list"', '"type":"tuple"')
  return JSON.parse(open.replaceAll('"type":"map"', '"type":"object"'))
}

/** Of a mantissa and an exponent the first 46 bits; all else as it is. */
function roundNumber(text: string): string {
  const [, sign, mantissa, exponent] = /^(-?)(\d+)p(-?\d+)$/.exec(text) ?? []
  if (mantissa === undefined) return text
  const bits = BigInt(mantissa).toString(2)
  const rounded = (Number(`0b${bits.slice(0, 53)}`) / 2 ** Math.min(53, bits.length)).toPrecision(
    13,
  )
  return `${sign}${rounded}p${Number(exponent) + bits.length}`
}

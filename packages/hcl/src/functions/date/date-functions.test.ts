import { expect, it } from 'vitest'
import { json, problem } from '../call-function.test-support.ts'

const time = '2018-01-02T23:12:01.5-08:00'

it.each([
  { format: 'DD MMM YYYY hh:mm ZZZ', is: '02 Jan 2018 23:12 -0800' },
  { format: 'EEEE, DD-MMM-YY hh:mm:ss ZZZZ', is: 'Tuesday, 02-Jan-18 23:12:01 -0800' },
  {
    format: "EEE D MMMM 'at' H'h'm AA aa ZZZZZ Z",
    is: 'Tue 2 January at 11h12 PM pm -08:00 -08:00',
  },
  { format: 'M MM h HH m s é', is: '1 01 23 11 12 1 é' },
  { format: "'it''s' ''", is: "it's '" },
])('formatdate($format) is $is', ({ format, is }) => {
  expect(JSON.parse(json('formatdate', [format, time]))).toBe(is)
})

it.each([
  { format: 'ZZZ Z', at: '2020-01-01T00:00:00+00:00', is: 'UTC Z' },
  { format: 'H AA', at: '2020-01-01T00:00:00Z', is: '12 AM' },
  { format: 'YYYY YY', at: '0009-01-01T00:00:00Z', is: '0009 09' },
])('formatdate($format, $at) is $is', ({ format, at, is }) => {
  expect(JSON.parse(json('formatdate', [format, at]))).toBe(is)
})

it.each([
  { at: '2017-11-22T00:00:00Z', add: '1h30m', is: '2017-11-22T01:30:00Z' },
  { at: '2024-02-29T23:59:59.9+05:30', add: '100ms', is: '2024-03-01T00:00:00+05:30' },
  { at: '2020-01-01T00:00:00Z', add: '-1ns', is: '2019-12-31T23:59:59Z' },
  { at: '2020-01-01T00:00:00Z', add: '-.5h', is: '2019-12-31T23:30:00Z' },
  { at: '2020-01-01T00:00:00-00:00', add: '1µs', is: '2020-01-01T00:00:00Z' },
  { at: '9999-12-31T23:59:59Z', add: '1s', is: '10000-01-01T00:00:00Z' },
  { at: '2020-01-01T00:00:00Z', add: '0', is: '2020-01-01T00:00:00Z' },
])('timeadd($at, $add) is $is', ({ at, add, is }) => {
  expect(JSON.parse(json('timeadd', [at, add]))).toBe(is)
})

const badTime = 'the time must be in the form of RFC 3339, such as "2026-01-31T23:59:59Z"'
const badDuration =
  'the duration must be numbers with units (ns, us, ms, s, m, h), such as "1h30m" or "-1.5s", of at most 292 years'

it.each([
  { name: 'timeadd', args: ['2023-02-29T00:00:00Z', '1s'], is: [badTime, 0] },
  { name: 'timeadd', args: ['2020-13-01T00:00:00Z', '1s'], is: [badTime, 0] },
  { name: 'formatdate', args: ['YYYY', '2020-01-01 00:00:00Z'], is: [badTime, 1] },
  { name: 'timeadd', args: ['2020-01-01T00:00:00Z', '1d'], is: [badDuration, 1] },
  {
    name: 'timeadd',
    args: ['2020-01-01T00:00:00Z', '9223372036854775808ns'],
    is: [badDuration, 1],
  },
  {
    name: 'formatdate',
    args: ["YYYY 'x", time],
    is: ["a text that begins with ' must end with one", 0],
  },
  {
    name: 'formatdate',
    args: ['YYY', time],
    is: ['"YYY" is no part of a date: there is YYYY, YY', 0],
  },
  {
    name: 'formatdate',
    args: ['q', time],
    is: ['"q" is no part of a date: put plain text in \'\'', 0],
  },
])('$name($args) says $is', ({ name, args, is }) => {
  expect(problem(name, args)).toEqual(is)
})

import fc from 'fast-check'
import { expect, it } from 'vitest'
import { call, json, listOf, problem, setOf, string } from '../call-function.test-support.ts'

it.each([
  {
    name: 'upper',
    args: ['straße ǆ'],
    is: 'STRAßE Ǆ',
    why: 'simple case mappings, as Go has them',
  },
  { name: 'upper', args: ['ᾳ'], is: 'ᾼ', why: 'iota subscript keeps one letter' },
  { name: 'lower', args: ['ΑΣ İ'], is: 'ασ i', why: 'no final sigma' },
  { name: 'title', args: ["it's a_b c-d ǆ"], is: "It'S A_b C-D ǅ", why: 'words as strings.Title' },
  { name: 'title', args: ['აბგ'], is: 'აბგ', why: 'Georgian has no title case' },
  { name: 'strrev', args: ['ae\u0301👨‍👩‍👧'], is: '👨‍👩‍👧éa', why: 'grapheme clusters stay whole' },
  { name: 'reverse', args: ['abc'], is: 'cba', why: 'reverse is of strings in Nomad' },
  { name: 'substr', args: ['hello', 1, 3], is: 'ell', why: 'offset and length' },
  { name: 'substr', args: ['hello', -3, -1], is: 'llo', why: 'from the end, to the end' },
  {
    name: 'substr',
    args: ['hello', -2, 0],
    is: 'lo',
    why: 'go-cty takes 0 for all after a negative offset',
  },
  { name: 'substr', args: ['hello', 9, 2], is: '', why: 'beyond the end' },
  { name: 'substr', args: ['🇩🇪🇫🇷!', 1, 1], is: '🇫🇷', why: 'flags are one character' },
  { name: 'chomp', args: ['a\nb\r\n\n'], is: 'a\nb', why: 'all line ends at the end' },
  { name: 'indent', args: [2, 'a\nb\n'], is: 'a\n  b\n  ', why: 'all but the first line' },
  { name: 'trim', args: ['?!a?!', '!?'], is: 'a', why: 'a set of characters' },
  { name: 'trim', args: ['𝒳a𝒳', '𝒳'], is: 'a', why: 'beyond 16 bits' },
  { name: 'trimprefix', args: ['aab', 'a'], is: 'ab', why: 'once' },
  { name: 'trimsuffix', args: ['baa', 'a'], is: 'ba', why: 'once' },
  {
    name: 'trimspace',
    args: ['\u0085 \t\ufeffa\u00a0\n'],
    is: '\ufeffa',
    why: 'white space of Unicode',
  },
  {
    name: 'replace',
    args: ['a/b/c', '/b/', '.'],
    is: 'a.c',
    why: 'slashes are no pattern in Nomad',
  },
  {
    name: 'replace',
    args: ['a𝒳', '', '-'],
    is: '-a-𝒳-',
    why: 'nothing is between all code points',
  },
  { name: 'replace', args: ['a', 'a', '$&'], is: '$&', why: 'dollars are text' },
  { name: 'regex_replace', args: ['ab12', '(\\d)(\\d)', '${2}$1'], is: 'ab21', why: 'groups' },
  {
    name: 'regex_replace',
    args: ['ab', '(?P<x>a)', '$x-$y-$1x'],
    is: 'a--b',
    why: 'unknown names are empty',
  },
  {
    name: 'regex_replace',
    args: ['axxb', 'x*', '-'],
    is: '-a-b-',
    why: 'nothing does not match behind a match',
  },
  { name: 'regex_replace', args: ['$', '\\$', '$$'], is: '$', why: '$$ is a dollar' },
  { name: 'join', args: ['-', ['a', 1], ['b']], is: 'a-1-b', why: 'several lists' },
  { name: 'join', args: [',', setOf(string, 'b', 'a')], is: 'a,b', why: 'a set in its order' },
])('$name($args) is $is: $why', ({ name, args, is }) => {
  expect(JSON.parse(json(name, args))).toBe(is)
})

it.each([
  { name: 'strlen', args: ['e\u0301\r\n🇩🇪'], is: 3 },
  { name: 'split', args: [',', 'a,,b'], is: ['a', '', 'b'] },
  { name: 'split', args: ['', '𝒳a'], is: ['𝒳', 'a'] },
  { name: 'split', args: ['', ''], is: [] },
  { name: 'split', args: [',', ''], is: [''] },
  { name: 'sort', args: [['b', 'B', '𝒳', '\ue000', 'a']], is: ['B', 'a', 'b', '\ue000', '𝒳'] },
])('$name($args) is $is', ({ name, args, is }) => {
  expect(JSON.parse(json(name, args))).toEqual(is)
})

it.each([
  { name: 'join', args: [','], is: ['needs a list after the separator'] },
  { name: 'join', args: [',', ['a', null]], is: ['element 1 is null; it must be a string', 1] },
  { name: 'indent', args: [-1, 'a'], is: ['the number of spaces cannot be negative', 0] },
  {
    name: 'substr',
    args: ['a', 0.5, 1],
    is: ['the number must be whole, and between -(2^53 - 1) and 2^53 - 1', 1],
  },
])('$name($args) says $is', ({ name, args, is }) => {
  expect(problem(name, args)).toEqual(is)
})

it('names what is wrong with a pattern', () => {
  const [message, argument] = problem('regex_replace', ['a', '(', 'b'])
  expect(message).toMatch(/^the pattern is not one of RE2: .*missing closing \)/)
  expect(argument).toBe(1)
})

it.each([
  { name: 'indent', args: [1_000_000_000, 'a\nb'] },
  { name: 'indent', args: [1000, '\n'.repeat(10_000)] },
  { name: 'replace', args: ['a'.repeat(5000), 'a', 'b'.repeat(5000)] },
  { name: 'regex_replace', args: ['a'.repeat(5000), 'a', 'b'.repeat(5000)] },
  { name: 'join', args: ['x'.repeat(10_000), listOf(string, ...Array(1000).fill(''))] },
])('$name stops before a text that is too long', ({ name, args }) => {
  expect(problem(name, args)).toEqual(['the result would be longer than 4194304 characters'])
})

it('takes linear time for patterns that backtrack elsewhere', () => {
  expect(json('regex_replace', ['a'.repeat(50_000), '(a*)*b', ''])).toHaveLength(50_002)
})

it('refuses a pattern that is too much work', () => {
  expect(problem('regex_replace', ['a'.repeat(500_000), '(a?){500}b', ''])).toEqual([
    'the pattern takes too long on a text of this length: make one of them shorter',
    1,
  ])
})

const text = fc.string({ unit: 'grapheme' }).map((value) => value.normalize('NFC'))

it('cuts a text into parts that make it up again', () => {
  fc.assert(
    fc.property(text, fc.nat(10), (value, at) => {
      const start = JSON.parse(json('substr', [value, 0, at]))
      const end = JSON.parse(json('substr', [value, at, -1]))
      expect(start + end).toBe(value)
      expect(Number(json('strlen', [start]))).toBe(Math.min(at, Number(json('strlen', [value]))))
    }),
  )
})

it('joins again what it has split', () => {
  fc.assert(
    fc.property(text, fc.constantFrom(',', 'a', ' '), (value, separator) => {
      const parts = call('split', [separator, value])
      expect(JSON.parse(json('join', [separator, parts]))).toBe(value)
    }),
  )
})

it('sorts to a permutation in order', () => {
  fc.assert(
    fc.property(fc.array(text), (values) => {
      const sorted: string[] = JSON.parse(json('sort', [listOf(string, ...values)]))
      const bytes = sorted.map((value) => Buffer.from(value))
      expect([...sorted].sort()).toEqual([...values].sort())
      for (const [index, value] of bytes.entries()) {
        expect(Buffer.compare(bytes[index - 1] ?? value, value)).not.toBe(1)
      }
    }),
  )
})

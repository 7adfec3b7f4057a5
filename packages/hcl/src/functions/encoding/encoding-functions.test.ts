import fc from 'fast-check'
import { expect, it } from 'vitest'
import { describeType } from '../../value/describe-type.ts'
import { typeOf } from '../../value/type-of.ts'
import { call, json, problem, setOf, string } from '../call-function.test-support.ts'

it.each([
  { name: 'base64encode', args: ['✓ à'], is: '4pyTIMOg' },
  { name: 'base64decode', args: ['4pyT\nIMOg'], is: '✓ à' },
  { name: 'urlencode', args: ["a b/é~*'()!"], is: 'a+b%2F%C3%A9~%2A%27%28%29%21' },
  { name: 'jsonencode', args: [null], is: 'null' },
  {
    name: 'jsonencode',
    args: [{ b: 1.5, a: [true, null, '<&>\u2028"\u0001'] }],
    is: '{"a":[true,null,"\\u003c\\u0026\\u003e\\u2028\\"\\u0001"],"b":1.5}',
  },
  {
    name: 'jsonencode',
    args: [[123456789012345678901234567890n, 1e-7, 1e21]],
    is: '[123456789012345678901234567890,0.0000001,1000000000000000000000]',
  },
  { name: 'jsonencode', args: [setOf(string, 'b', 'a')], is: '["a","b"]' },
  {
    name: 'yamlencode',
    args: [{ b: ['x', { c: 1, d: [] }], a: null, e: { f: 'l1\nl2\n' } }],
    is: '"a": null\n"b":\n- "x"\n- "c": 1\n  "d": []\n"e":\n  "f": |\n    l1\n    l2\n',
  },
  {
    name: 'yamlencode',
    args: [[['a'], 'tab\t', 'x\n\n', ' y\nz']],
    is: '- - "a"\n- "tab\\t"\n- |+\n  x\n\n- |2-\n   y\n  z\n',
  },
  { name: 'yamlencode', args: [{ ['k'.repeat(129)]: 'v' }], is: `? "${'k'.repeat(129)}"\n: "v"\n` },
  {
    name: 'yamlencode',
    args: [`${'word '.repeat(18)}x`],
    is: `"${'word '.repeat(16)}word
  word x"
`,
  },
  { name: 'yamlencode', args: [true], is: 'true\n...\n' },
])('$name($args) is $is', ({ name, args, is }) => {
  expect(JSON.parse(json(name, args))).toBe(is)
})

it.each([
  { name: 'jsondecode', text: '{"b":[1.50,{}],"a":"\\u00e9"}', is: '{"a":"é","b":[1.5,{}]}' },
  {
    name: 'jsondecode',
    text: ' 123456789012345678901234567890 ',
    is: '123456789012345678901234567890',
  },
  { name: 'jsondecode', text: '{"__proto__":{"x":1}}', is: '{"__proto__":{"x":1}}' },
  { name: 'jsondecode', text: '{"a":1,"a":2}', is: '{"a":2}' },
  {
    name: 'yamldecode',
    text: 'a: &x [1, 0x1F, 0o17, 017]\nb: *x\n',
    is: '{"a":[1,31,15,17],"b":[1,31,15,17]}',
  },
  {
    name: 'yamldecode',
    text: '[yes, Off, ~, "yes", 1_000, 2020-01-02, 1.0]',
    is: '[true,false,null,"yes","1_000","2020-01-02T00:00:00Z",1]',
  },
  {
    name: 'yamldecode',
    text: 'a: 1\n<<: [{b: 2}, {c: 3}]\ntrue: 4\n',
    is: '{"a":1,"b":2,"c":3,"true":4}',
  },
  { name: 'yamldecode', text: 'a: |-\n  yes\nb: >\n  x\n  y\n', is: '{"a":"true","b":"x y\\n"}' },
  { name: 'yamldecode', text: '[!!str 5, !!binary aGk=, !!float 5]', is: '["5","aGk=",5]' },
  {
    name: 'yamldecode',
    text: '123456789012345678901234567890',
    is: '123456789012345678901234567890',
  },
  { name: 'yamldecode', text: '---\n', is: 'null' },
  {
    name: 'yamldecode',
    text: '__proto__: {constructor: 1}',
    is: '{"__proto__":{"constructor":1}}',
  },
  { name: 'csvdecode', text: 'a,b\r\n1,"x ""y""\r\nz"\n\n', is: '[{"a":"1","b":"x \\"y\\"\\nz"}]' },
  { name: 'csvdecode', text: '__proto__\n1\n', is: '[{"__proto__":"1"}]' },
])('$name($text) is $is', ({ name, text, is }) => {
  expect(json(name, [text])).toBe(is)
})

it.each([
  { name: 'jsondecode', text: '[1,"a"]', is: 'tuple' },
  { name: 'csvdecode', text: 'a\n', is: 'list of object' },
])('$name makes a $is', ({ name, text, is }) => {
  expect(describeType(typeOf(call(name, [text])))).toBe(is)
})

it.each([
  {
    name: 'base64decode',
    text: 'aGk',
    is: 'the text must be standard base64 with its padding (RFC 4648, section 4)',
  },
  { name: 'base64decode', text: '/w==', is: 'the decoded bytes are not UTF-8 text' },
  {
    name: 'jsondecode',
    text: '{\n "a": secret}',
    is: 'the text is not JSON: see its line 2, column 7',
  },
  { name: 'jsondecode', text: '[1,', is: 'the text is not JSON: it ends too early' },
  { name: 'jsondecode', text: '[1] x', is: 'the text is not JSON: see its line 1, column 5' },
  {
    name: 'jsondecode',
    text: '{"a":1,"a":"x"}',
    is: 'the JSON has "a" twice, with different types',
  },
  { name: 'jsondecode', text: '['.repeat(100_000), is: 'the JSON is nested more than 256 deep' },
  {
    name: 'yamldecode',
    text: 'a: 1\nb: [x',
    is: expect.stringMatching(/^the text is not YAML: see its line 2 \(/),
  },
  { name: 'yamldecode', text: '', is: 'the text must be one YAML document' },
  { name: 'yamldecode', text: '--- a\n--- b\n', is: 'the text must be one YAML document' },
  { name: 'yamldecode', text: '&a [*a]', is: 'the YAML anchor "a" is used within itself' },
  { name: 'yamldecode', text: '*a', is: expect.stringMatching(/YAML/) },
  {
    name: 'yamldecode',
    text: '!!int x',
    is: 'a YAML scalar is not what its tag "int" says; known tags are str, int, float, bool, null, timestamp, binary',
  },
  { name: 'yamldecode', text: '.nan', is: "HCL has no number for YAML's .nan" },
  { name: 'yamldecode', text: '~: x', is: 'a key of a YAML mapping cannot be null' },
  {
    name: 'yamldecode',
    text: '['.repeat(300) + ']'.repeat(300),
    is: 'the YAML is nested more than 256 deep',
  },
  { name: 'yamldecode', text: '['.repeat(20_000), is: expect.stringMatching(/YAML/) },
  {
    name: 'yamldecode',
    text: 'x'.repeat(300_000),
    is: 'the YAML is longer than 262144 characters',
  },
  { name: 'csvdecode', text: '', is: 'the first line must name the columns' },
  { name: 'csvdecode', text: 'a,a\n', is: 'two columns are named "a"' },
  {
    name: 'csvdecode',
    text: 'a,b\n1\n',
    is: 'the text is not CSV: line 2 has another number of fields than the first',
  },
  {
    name: 'csvdecode',
    text: 'a\n"x',
    is: expect.stringMatching(/^the text is not CSV: line \d ends within quotes$/),
  },
])('$name says $is', ({ name, text, is }) => {
  expect(problem(name, [text])[0]).toEqual(is)
})

it('does not expand aliases to billions', () => {
  const lines = Array.from({ length: 30 }, (_, level) => {
    return `a${level + 1}: &a${level + 1} [*a${level}, *a${level}]`
  })
  expect(problem('yamldecode', [`a0: &a0 [x, y]\n${lines.join('\n')}\n`])).toEqual([
    'the result would have more than 1048576 elements',
  ])
})

const plain = fc.jsonValue({ depthSize: 'small', stringUnit: 'grapheme' })
const normal = (value: unknown) => JSON.parse(JSON.stringify(value).normalize('NFC'))

it.each(['json', 'yaml'])('decodes what it has encoded as %s', (form) => {
  fc.assert(
    fc.property(plain, (value) => {
      const first = call('jsondecode', [JSON.stringify(normal(value))])
      const encoded = call(`${form}encode`, [first])
      expect(json(`${form}decode`, [encoded])).toBe(json('merge', [{ first }]).slice(9, -1))
    }),
  )
})

it('decodes what it has encoded as base64', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), (value) => {
      const encoded = call('base64encode', [value])
      expect(JSON.parse(json('base64decode', [encoded]))).toBe(value.normalize('NFC'))
    }),
  )
})

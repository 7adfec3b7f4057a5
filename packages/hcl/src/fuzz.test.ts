import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { checkText } from '../oracle/check-text.ts'
import { fuzzInput } from '../oracle/fuzz-input.ts'
import {
  createBudget,
  createFunctions,
  evaluate,
  formatHcl,
  parseExpression,
  parseHcl,
  parseTemplate,
} from './index.ts'

const corpus = ['templates.hcl', 'job.json', 'old.hcl'].map((name) =>
  readFileSync(new URL(`../oracle/corpus/${name}`, import.meta.url), 'utf8'),
)

describe('fuzzed texts', () => {
  it('of the corpus itself have no syntax errors', () => {
    for (const text of corpus) {
      const { diagnostics } = parseHcl({ path: 'corpus', text })
      expect(diagnostics.filter(({ severity }) => severity === 'error')).toEqual([])
    }
  })

  // `npm run fuzz:hcl` goes through a million.
  it('end in results or diagnostics', () => {
    for (let seed = 0; seed < 400; seed++) {
      try {
        checkText(fuzzInput(seed, corpus))
      } catch (cause) {
        throw new Error(`the text of seed ${seed}`, { cause })
      }
    }
  })
})

const functions = createFunctions()

const mebi = 2 ** 20

/** Far beyond every limit on nesting. */
const many = 200_000

/** What takes time or memory without end where nothing bounds it; each must end with a diagnostic. */
describe('a bomb', () => {
  it.each([
    { why: 'brackets', text: `a = ${'['.repeat(many)}` },
    { why: 'braces', text: `a = ${'{a='.repeat(many)}` },
    { why: 'parentheses', text: `a = ${'('.repeat(many)}` },
    { why: 'templates', text: `a = ${'"${'.repeat(many)}` },
    { why: 'directives', text: `a = "${'%{ for a in b }'.repeat(20_000)}"` },
    { why: 'blocks', text: 'a {\n'.repeat(many) },
    { why: 'negations', text: `a = ${'!'.repeat(many)}true` },
    { why: 'conditionals', text: `a = ${'b ? '.repeat(many)}` },
    { why: 'indexes', text: `a = b${'[0'.repeat(many)}` },
    { why: 'splats', text: `a = b${'[*]'.repeat(many)}` },
    { why: 'operators in a row', text: `a = 1${' + 1'.repeat(many)}` },
    { why: 'heredocs', text: `a = ${'<<A\n${'.repeat(200_000)}` },
    { why: 'open quotes', text: 'a = "\n'.repeat(200_000) },
    { why: 'open comments', text: `a = 1\n${'/*'.repeat(many)}` },
    { why: 'names without values', text: 'a '.repeat(many) },
    { why: 'JSON lists', text: `{"a":${'['.repeat(many)}` },
    { why: 'JSON objects', text: '{"a":'.repeat(200_000) },
    { why: 'more than 4 Mi characters', text: `a = "${'x'.repeat(4 * mebi)}"` },
  ])('of nested or open $why is refused, whatever it is read as', ({ text }) => {
    const source = { path: 'bomb', text }
    for (const syntax of ['auto', 'native', 'json'] as const) {
      expect(parseHcl(source, { syntax }).diagnostics).not.toEqual([])
    }
    parseHcl(source, { syntax: 'hcl1' })
    expect(formatHcl(source).diagnostics).not.toEqual([])
    parseTemplate(source)
    parseExpression(source)
  })

  it.each([
    { why: 'a number beyond all numbers', text: '1e999999999' },
    { why: 'a number below all numbers', text: '1e-999999999' },
    { why: 'digits', text: '9'.repeat(4 * mebi - 10) },
    { why: 'a power', text: 'pow(10, 1e9)' },
    { why: 'a range', text: 'range(0, 1e12)' },
    {
      why: 'a product of sets',
      text: 'setproduct(range(1000), range(1000), range(1000), range(1000))',
    },
    {
      why: 'a product of loops',
      text: '[for a in range(1000) : [for b in range(1000) : [for c in range(1000) : c]]]',
    },
    {
      why: 'loops in a template',
      text: '"%{ for a in range(1000) }%{ for b in range(1000) }%{ for c in range(1000) }x%{ endfor }%{ endfor }%{ endfor }"',
    },
    { why: 'a width', text: 'format("%999999999d", 1)' },
    { why: 'an indentation', text: 'indent(1e9, "\\n\\n\\n")' },
    {
      why: 'a growing replacement',
      text: 'replace(replace(replace(format("%1000s", "x"), " ", format("%1000s", "x")), " ", format("%1000s", "x")), " ", "yy")',
    },
    {
      why: 'aliases in YAML',
      text: 'yamldecode("a: &a [x,x,x,x,x,x,x,x,x,x]\\nb: &b [*a,*a,*a,*a,*a,*a,*a,*a,*a,*a]\\nc: &c [*b,*b,*b,*b,*b,*b,*b,*b,*b,*b]\\nd: &d [*c,*c,*c,*c,*c,*c,*c,*c,*c,*c]\\ne: &e [*d,*d,*d,*d,*d,*d,*d,*d,*d,*d]\\nf: &f [*e,*e,*e,*e,*e,*e,*e,*e,*e,*e]\\ng: [*f,*f,*f,*f,*f,*f,*f,*f,*f,*f]")',
    },
    {
      why: 'deep JSON',
      text: `jsondecode(join("", [for i in range(1000) : "${'['.repeat(200)}"]))`,
    },
    { why: 'bcrypt without end', text: 'bcrypt("x", 31)' },
  ])('of $why ends with a diagnostic', ({ text }) => {
    const { expression, diagnostics } = parseExpression({ path: 'bomb', text })
    const found = expression
      ? evaluate(expression, { functions, budget: createBudget(500_000) }).diagnostics
      : diagnostics
    expect(found).not.toEqual([])
  })

  it.each([
    { why: 'a name', text: `${'a'.repeat(4 * mebi - 4)} = 1` },
    { why: 'a string', text: `a = "${'x'.repeat(4 * mebi - 10)}"` },
    { why: 'a heredoc', text: `a = <<A\n${'x y\n'.repeat(many)}A\n` },
    { why: 'an indented heredoc', text: `a = <<-A\n${'  \n'.repeat(many)}A\n` },
    { why: 'a comment', text: `/*${'*'.repeat(4 * mebi - 10)}*/` },
    { why: 'blank lines', text: '\n'.repeat(many) },
    {
      why: 'attributes',
      text: Array.from({ length: 50_000 }, (_, index) => `a${index} = 1\n`).join(''),
    },
    { why: 'steps', text: `a = b${'.c'.repeat(many)}` },
  ])('of ever more $why is read', ({ text }) => {
    const source = { path: 'bomb', text }
    expect(parseHcl(source).diagnostics).toEqual([])
    expect(formatHcl(source).diagnostics).toEqual([])
  })
})

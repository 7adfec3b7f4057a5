import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { trickyBits } from '../../oracle/fuzz-input.ts'
import {
  type Expression,
  evaluate,
  formatDiagnostic,
  parseExpression,
  parseHcl,
  parseTemplate,
  type Range,
} from '../index.ts'
import { bodies, withoutPlaces } from './generated-bodies.test-support.ts'
import { printBody } from './print-body.test-support.ts'

const job = `# A job of 2015
job "example" {
	datacenters = ["dc1", "dc-2",]
	constraint {
		attribute = "\${attr.kernel.name}"
		value     = "linux"
	}
	group "cache" { // one
		restart { mode = "delay" }
		task "redis" {
			driver = "docker"
			config {
				image  = "redis:3.2"
				args   = ["--port", "\${NOMAD_PORT_db}", "\\u00e9\\n"]
				labels = { a = 1, "b c" : -2.5e3
					d = null }
				port_map { db = 6379 }
			}
			template {
				data = <<-EOT
					port \${env["X"]} 50% $\${y}
					  dir /data
				EOT
			}
			/* none */
			resources {
				memory = 256
				network {
					port "db" {}
				}
			}
		}
	}
}
`

/** Bits that a lexer or a parser may trip over. */
const bits = fc.constantFrom(...trickyBits)

/** A text of HCL's own bits, with some of the job's lines among them. */
const mixtures = fc
  .array(fc.oneof(bits, bits, fc.constantFrom(...job.split('\n')), fc.string({ unit: 'binary' })), {
    maxLength: 60,
  })
  .map((parts) => parts.join(''))

/** The job with some of its stretches replaced. */
const mutations = fc
  .array(fc.tuple(fc.nat(job.length), fc.nat(12), fc.array(bits, { maxLength: 3 })), {
    minLength: 1,
    maxLength: 6,
  })
  .map((edits) =>
    edits.reduce(
      (text, [at, length, parts]) => text.slice(0, at) + parts.join('') + text.slice(at + length),
      job,
    ),
  )

const json =
  '{"job": {"a\\n": {"count": -1.5e3, "b": [true, null, "x ${y[0]} \\u00e9\\ud83d\\ude00 %{ if z }"]}}}'

/** JSON with some of its stretches replaced. */
const jsonMutations = fc
  .tuple(fc.nat(json.length), fc.nat(6), fc.array(bits, { maxLength: 2 }))
  .map(([at, length, parts]) => json.slice(0, at) + parts.join('') + json.slice(at + length))

interface Node {
  kind?: string
  range: Range
  [field: string]: unknown
}

/** All that has a range in a tree, each with the range around it. */
function nodes(value: unknown, outer?: Range): { node: Node; outer: Range | undefined }[] {
  if (typeof value !== 'object' || value === null) return []
  const range = 'range' in value ? (value.range as Range) : outer
  const inner = Object.values(value).flatMap((part) => nodes(part, range))
  return 'range' in value ? [{ node: value as Node, outer }, ...inner] : inner
}

function checkRange(text: string, { start, end }: Range, outer?: Range): void {
  for (const { offset, line, column } of [start, end]) {
    const before = text.slice(0, offset).replace(/^\ufeff/, '')
    expect(line).toBe(before.split('\n').length)
    expect(column).toBe([...before.slice(before.lastIndexOf('\n') + 1)].length + 1)
  }
  expect(start.offset).toBeGreaterThanOrEqual(outer?.start.offset ?? 0)
  expect(end.offset).toBeGreaterThanOrEqual(start.offset)
  expect(end.offset).toBeLessThanOrEqual(outer?.end.offset ?? text.length)
}

describe('any text', () => {
  it.each([
    { why: 'at random', texts: mixtures },
    { why: 'near a real job', texts: mutations },
  ])('$why is read to the end, and every place lies in it', ({ texts }) => {
    fc.assert(
      fc.property(texts, (text) => {
        const source = { path: 'test.hcl', text }
        const { body, diagnostics } = parseHcl(source, { syntax: 'native' })
        const tree = nodes(body)
        for (const { node, outer } of tree) checkRange(text, node.range, outer)
        const expressions = tree.map(({ node }) => node.expression as Expression | undefined)
        const found = expressions.flatMap((one) => (one ? evaluate(one).diagnostics : []))
        for (const diagnostic of [...diagnostics, ...found]) {
          checkRange(text, diagnostic.range)
          expect(formatDiagnostic(diagnostic, source)).toContain(diagnostic.message.slice(0, 1))
        }
      }),
      { numRuns: 200 },
    )
  })

  it.each([
    { why: 'HCL1', syntax: 'hcl1' as const, texts: mutations },
    { why: 'anything', syntax: 'auto' as const, texts: mixtures },
    { why: 'JSON', syntax: 'json' as const, texts: jsonMutations },
  ])('is read as $why to the end, and every place lies in it', ({ syntax, texts }) => {
    fc.assert(
      fc.property(texts, (text) => {
        const { body, diagnostics } = parseHcl({ path: 'test.hcl', text }, { syntax })
        for (const { node, outer } of nodes(body)) checkRange(text, node.range, outer)
        for (const { range } of diagnostics) checkRange(text, range)
      }),
      { numRuns: 200 },
    )
  })

  it('is read as one expression or template', () => {
    fc.assert(
      fc.property(mixtures, (text) => {
        const source = { path: 'test.hcl', text }
        const { expression, diagnostics } = parseExpression(source)
        expect(expression === undefined).toBe(diagnostics.length > 0)
        const { template } = parseTemplate(source)
        for (const tree of [expression, template])
          for (const { node, outer } of nodes(tree)) checkRange(text, node.range, outer)
      }),
      { numRuns: 200 },
    )
  })

  it('that is the job itself has no errors', () => {
    expect(parseHcl({ path: 'job.hcl', text: job }).diagnostics).toEqual([])
  })
})

describe('a printed tree', () => {
  it('reads back as it was, and its ranges cut out what they name', () => {
    fc.assert(
      fc.property(bodies, (body) => {
        const text = printBody(body)
        const { body: read, diagnostics } = parseHcl(
          { path: 'test.hcl', text },
          { syntax: 'native' },
        )
        expect(diagnostics).toEqual([])
        expect(withoutPlaces(read)).toEqual(body)
        for (const { node, outer } of nodes(read)) {
          checkRange(text, node.range, outer)
          checkSource(text, node)
        }
      }),
      { numRuns: 300 },
    )
  })
})

/** What stands at a node's range, where the node itself says what that is. */
function checkSource(text: string, node: Node): void {
  const source = ({ start, end }: Range) => text.slice(start.offset, end.offset)
  if (node.nameRange) expect(source(node.nameRange as Range)).toBe(node.name)
  if (node.typeRange) expect(source(node.typeRange as Range)).toBe(node.type)
  if (typeof node.source === 'string') expect(source(node.range)).toBe(node.source)
  if (node.kind === 'tuple') expect(source(node.range)).toMatch(/^\[[\s\S]*\]$/)
  if (node.kind === 'object') expect(source(node.range)).toMatch(/^\{[\s\S]*\}$/)
  if (node.kind === 'block') expect(source(node.range)).toMatch(/\}$/)
}

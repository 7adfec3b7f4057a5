import fc from 'fast-check'
import type { Body, Expression, ReferenceStep, TemplatePart } from '../ast.ts'

/** For property tests: trees without places, how they print, and how to compare them. */
type Tree<T> = T extends (infer Item)[]
  ? Tree<Item>[]
  : T extends object
    ? { [Key in keyof T as Key extends Places ? never : Key]: Tree<T[Key]> }
    : T
type Places = 'range' | 'nameRange' | 'typeRange' | 'source'

/** The same tree without ranges and sources. */
export function withoutPlaces<T>(tree: T): Tree<T> {
  return JSON.parse(
    JSON.stringify(tree, (key, value) =>
      ['range', 'nameRange', 'typeRange', 'source'].includes(key) ? undefined : value,
    ),
  )
}

const names = fc
  .stringMatching(/^[a-zé_][a-z0-9_é-]{0,8}$/)
  .filter((name) => !['true', 'false', 'null', 'for'].includes(name))

const numbers = fc
  .oneof(fc.bigInt().map(String), fc.double({ noNaN: true, noDefaultInfinity: true }).map(String))
  .map((text) => ({ kind: 'literal' as const, literal: { type: 'number' as const, text } }))

const texts = fc
  .oneof(
    fc.string({ unit: 'grapheme', minLength: 1 }),
    fc
      .array(fc.constantFrom('$', '%', '{', '}', '"', '\\', '\n', '\r', '\t', 'a', ' '), {
        minLength: 1,
      })
      .map((parts) => parts.join('')),
  )
  .map((value) => ({ kind: 'text' as const, value }))

const { expression } = fc.letrec<{ expression: Tree<Expression>; template: Tree<Expression> }>(
  (tie) => ({
    template: fc
      .array(
        fc.oneof(
          texts,
          fc.record({ kind: fc.constant('interpolation' as const), expression: tie('expression') }),
        ),
        { maxLength: 4 },
      )
      .map((parts) => ({ kind: 'template' as const, parts: parts.filter(isNotAfterText) })),
    expression: fc.oneof(
      { depthSize: 'small', withCrossShrink: true },
      numbers,
      fc
        .boolean()
        .map((value) => ({ kind: 'literal' as const, literal: { type: 'bool' as const, value } })),
      fc.constant({ kind: 'literal' as const, literal: { type: 'null' as const } }),
      fc.record({
        kind: fc.constant('tuple' as const),
        items: fc.array(tie('expression'), { maxLength: 4 }),
      }),
      tie('template'),
      fc.record({
        kind: fc.constant('object' as const),
        entries: fc.array(
          fc.record({
            key: fc.oneof(
              names.map((root) => ({ kind: 'reference' as const, root, steps: [] })),
              tie('template'),
            ),
            value: tie('expression'),
          }),
          { maxLength: 4 },
        ),
      }),
      fc.record({
        kind: fc.constant('reference' as const),
        root: names,
        steps: fc.array(
          fc.oneof(
            fc.record({ kind: fc.constant('attribute' as const), name: names }),
            fc.record({ kind: fc.constant('index' as const), key: tie('expression') }),
          ),
          { maxLength: 3 },
        ),
      }),
    ),
  }),
)

/** Two texts in a row would read back as one. */
function isNotAfterText(part: { kind: string }, index: number, parts: { kind: string }[]): boolean {
  return part.kind !== 'text' || parts[index - 1]?.kind !== 'text'
}

export const { body: bodies } = fc.letrec<{ body: Tree<Body> }>((tie) => ({
  body: fc
    .uniqueArray(
      fc.oneof(
        { depthSize: 'small', withCrossShrink: true },
        fc.record({ kind: fc.constant('attribute' as const), name: names, expression }),
        fc.record({
          kind: fc.constant('block' as const),
          type: names,
          labels: fc.array(fc.record({ value: texts.map(({ value }) => value) }), { maxLength: 2 }),
          body: tie('body'),
        }),
      ),
      { maxLength: 5, selector: (item) => (item.kind === 'attribute' ? item.name : item) },
    )
    .map((items) => ({ kind: 'body' as const, items })),
}))

export function printBody({ items }: Tree<Body>): string {
  return items
    .map((item) => {
      if (item.kind === 'attribute') return `${item.name} = ${print(item.expression)}\n`
      const labels = item.labels.map(({ value }) => ` ${quote(value)}`).join('')
      return `${item.type}${labels} {\n${printBody(item.body)}}\n`
    })
    .join('')
}

function print(expression: Tree<Expression>): string {
  switch (expression.kind) {
    case 'literal': {
      const { literal } = expression
      if (literal.type === 'number') return literal.text
      return literal.type === 'bool' ? String(literal.value) : 'null'
    }
    case 'template':
      return `"${expression.parts.map(printPart).join('')}"`
    case 'tuple':
      return `[${expression.items.map(print).join(', ')}]`
    case 'object':
      return `{ ${expression.entries.map(({ key, value }) => `${print(key)} = ${print(value)}`).join(', ')} }`
    case 'reference':
      return expression.root + expression.steps.map(printStep).join('')
  }
}

function printPart(part: Tree<TemplatePart>): string {
  return part.kind === 'text' ? quote(part.value).slice(1, -1) : `\${${print(part.expression)}}`
}

function printStep(step: Tree<ReferenceStep>): string {
  return step.kind === 'attribute' ? `.${step.name}` : `[${print(step.key)}]`
}

function quote(text: string): string {
  const escapes: Record<string, string> = { '\n': '\\n', '\r': '\\r', '\t': '\\t' }
  const escaped = text
    .replace(/["\\]/g, '\\$&')
    .replace(/[\n\r\t]/g, (character) => escapes[character] ?? '')
    .replace(/([$%])\{/g, '$1$1{')
    .replace(/[$%]$/, (sign) => (sign === '$' ? '\\u0024' : '\\U00000025'))
  return `"${escaped}"`
}

import fc from 'fast-check'
import type { Body, Expression, TemplatePart } from '../ast.ts'

/** For property tests: trees without places, how they print, and how to compare them. */
export type Tree<T> = T extends (infer Item)[]
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
  .filter((name) => !['true', 'false', 'null', 'for', 'if', 'in'].includes(name))

const literals = fc
  .oneof(
    fc
      .oneof(fc.bigInt({ min: 0n }), fc.double({ noNaN: true, noDefaultInfinity: true, min: 0 }))
      .map((number) => ({ type: 'number' as const, text: String(number === 0 ? 0 : number) })),
    fc.boolean().map((value) => ({ type: 'bool' as const, value })),
    fc.constant({ type: 'null' as const }),
  )
  .map((literal) => ({ kind: 'literal' as const, literal }))

const texts = fc
  .oneof(
    fc.string({ unit: 'grapheme', minLength: 1 }),
    fc
      .array(fc.constantFrom('$', '%', '{', '}', '"', '\\', '\n', '\r', '\t', 'a', ' ', '~'), {
        minLength: 1,
      })
      .map((parts) => parts.join('')),
  )
  .map((value) => ({ kind: 'text' as const, value }))

/** A text in quotes, as the key of an index that is known. */
const plainTemplate = texts.map((text) => ({
  kind: 'template' as const,
  form: 'quoted' as const,
  parts: [text],
}))

const knownStep = fc.oneof(
  fc.record({ kind: fc.constant('attribute' as const), name: names }),
  fc.record({ kind: fc.constant('index' as const), key: fc.oneof(literals, plainTemplate) }),
)

const forNames = fc.record({ key: names, value: names }, { requiredKeys: ['value'] })

const operators = fc.constantFrom(
  ...(['||', '&&', '==', '!=', '<', '>', '<=', '>=', '+', '-', '*', '/', '%'] as const),
)

type Generated = {
  expression: Tree<Expression>
  /** Without operators around it: what operators and steps may be put to as it is. */
  operand: Tree<Expression>
  template: Tree<Expression>
  parts: Tree<TemplatePart>[]
}

/** Expressions, operands and templates hold one another; this is how deep, together. */
const nesting = { maxDepth: 3, depthIdentifier: fc.createDepthIdentifier() }

const { expression } = fc.letrec<Generated>((tie) => {
  const list = fc.array(tie('expression'), { maxLength: 3 })
  const parenthesized = tie('expression').map((inner) => ({
    kind: 'parentheses' as const,
    expression: inner,
  }))
  return {
    parts: fc
      .array(
        fc.oneof(
          nesting,
          texts,
          fc.record({ kind: fc.constant('interpolation' as const), expression: tie('expression') }),
          fc.record({
            kind: fc.constant('if' as const),
            condition: tie('expression'),
            // biome-ignore lint/suspicious/noThenProperty: it is the tree's name for it
            then: tie('parts'),
            otherwise: tie('parts'),
          }),
          fc.record({
            kind: fc.constant('for' as const),
            names: forNames,
            collection: tie('expression'),
            body: tie('parts'),
          }),
        ),
        { maxLength: 3 },
      )
      .map((parts) => parts.filter(isNotAfterText)),
    template: fc.record({
      kind: fc.constant('template' as const),
      form: fc.constant('quoted' as const),
      parts: tie('parts'),
    }),
    operand: fc.oneof(
      nesting,
      literals,
      fc.record({
        kind: fc.constant('reference' as const),
        root: names,
        steps: fc.array(knownStep, { maxLength: 3 }),
      }),
      tie('template'),
      parenthesized,
      fc.record({ kind: fc.constant('tuple' as const), items: list }),
      fc.record({
        kind: fc.constant('object' as const),
        entries: fc.array(
          fc.record({
            key: fc.oneof(
              names.map((root) => ({ kind: 'reference' as const, root, steps: [] })),
              tie('template'),
              parenthesized,
            ),
            value: tie('expression'),
          }),
          { maxLength: 3 },
        ),
      }),
      fc
        .record({ name: fc.oneof(names, fc.constant('a::b::c')), args: list, expand: fc.boolean() })
        .map(({ name, args, expand }) => {
          return { kind: 'call' as const, name, args, expandLast: expand && args.length > 0 }
        }),
      fc.record({
        kind: fc.constant('access' as const),
        object: parenthesized,
        step: fc.oneof(
          knownStep,
          fc.record({ kind: fc.constant('index' as const), key: tie('expression') }),
        ),
      }),
      fc.record({
        kind: fc.constant('splat' as const),
        form: fc.constantFrom('attribute' as const, 'full' as const),
        object: parenthesized,
        steps: fc.array(fc.record({ kind: fc.constant('attribute' as const), name: names }), {
          maxLength: 2,
        }),
      }),
      fc
        .record(
          {
            names: forNames,
            collection: tie('expression'),
            key: tie('expression'),
            value: tie('expression'),
            condition: tie('expression'),
            grouped: fc.boolean(),
          },
          { requiredKeys: ['names', 'collection', 'value', 'grouped'] },
        )
        .map((parts) => {
          const grouped = parts.grouped && parts.key !== undefined
          return { kind: 'for' as const, ...parts, grouped }
        }),
    ),
    expression: fc.oneof(
      nesting,
      tie('operand'),
      fc.record({
        kind: fc.constant('unary' as const),
        operator: fc.constantFrom('-' as const, '!' as const),
        operand: tie('operand'),
      }),
      fc.record({
        kind: fc.constant('binary' as const),
        operator: operators,
        left: tie('operand'),
        right: tie('operand'),
      }),
      fc.record({
        kind: fc.constant('conditional' as const),
        condition: tie('operand'),
        // biome-ignore lint/suspicious/noThenProperty: it is the tree's name for it
        then: tie('expression'),
        otherwise: tie('expression'),
      }),
    ),
  }
})

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
    .map((items) => ({ kind: 'body' as const, syntax: 'native' as const, items })),
}))

import { generateCall } from './generate-call.ts'
import { variableNames } from './oracle-variables.ts'
import type { Kind, Place } from './place.ts'
import type { Random } from './random.ts'

const kinds: readonly Kind[] = ['number', 'string', 'bool', 'list', 'object']

/** The text of an expression of HCL, of every form that the language has, nested so many levels; `names` mean something. */
export function generateExpression(
  random: Random,
  depth: number,
  { names = [], kind = 'any' }: { names?: readonly string[]; kind?: Kind } = {},
): string {
  return generate({ random, depth, names, generate }, kind)
}

function generate(place: Place, kind: Kind): string {
  const { random, depth } = place
  if (kind === 'any' || random.chance(0.04)) return generate(place, random.pick(kinds))
  if (depth <= 0) return leaf(place, kind)
  const inner = { ...place, depth: depth - 1 }
  if (random.chance(0.3)) return generateCall(inner, kind)
  if (random.chance(0.12)) return generateOther(inner, kind)
  return generateOfKind(inner, kind)
}

function generateOther(place: Place, kind: Kind): string {
  const make = (of: Kind) => generate(place, of)
  switch (place.random.below(5)) {
    case 0:
      return `${make('bool')} ? ${make(kind)} : ${make(kind)}`
    case 1:
      return `(${make(kind)})`
    case 2:
      return `[${make(kind)}, ${make('any')}][${place.random.pick(['0', '0', '1', '2', '"0"'])}]`
    case 3:
      return `{ a = ${make(kind)}, "b c" = ${make('any')} }${place.random.pick(['.a', '["a"]', '["b c"]', '.d'])}`
    default:
      return `try(${make('any')}.nope, ${make(kind)})`
  }
}

function generateOfKind(place: Place, kind: Kind): string {
  const { random } = place
  const make = (of: Kind) => generate(place, of)
  switch (kind) {
    case 'number': {
      if (random.chance(0.15)) return `-${make('number')}`
      const operator = random.pick(['+', '-', '*', '/', '%'])
      return `${make('number')} ${operator} ${make('number')}`
    }
    case 'bool': {
      const roll = random.below(4)
      if (roll === 0) return `!${make('bool')}`
      if (roll === 1) return `${make('bool')} ${random.pick(['&&', '||'])} ${make('bool')}`
      if (roll === 2) return `${make('any')} ${random.pick(['==', '!='])} ${make('any')}`
      return `${make('number')} ${random.pick(['<', '>', '<=', '>='])} ${make('number')}`
    }
    case 'string':
      return generateTemplate(place)
    case 'list':
      return generateList(place)
    default:
      return generateObject(place)
  }
}

function generateTemplate(place: Place): string {
  const { random } = place
  const make = (of: Kind) => generate(place, of)
  if (random.chance(0.15)) return generateHeredoc(place)
  const parts = Array.from({ length: 1 + random.below(3) }, () => {
    const [open, close] = [random.pick(['{', '{', '{~ ']), random.pick(['}', '}', ' ~}'])]
    switch (random.below(5)) {
      case 0:
        return `%${open}if ${make('bool')}${close} yes %{else} ${make('number').includes('"') ? 'no' : 'no '}%{endif${close}`
      case 1: {
        const inner = { ...place, names: [...place.names, 'v'] }
        return `%${open}for v in ${make('list')}${close} \${${generate(inner, 'string')}} %{endfor${close}`
      }
      case 2:
        return random.pick(['plain ', ' é\\n', '$${x}', '%%{y}', '\\u00e9\\t', ' $ %', '\\"'])
      default:
        return `$${open}${make(random.pick(['string', 'number', 'bool', 'any']))}${close}`
    }
  })
  return `"${parts.join('')}"`
}

function generateHeredoc(place: Place): string {
  const { random } = place
  const lines = Array.from({ length: 1 + random.below(3) }, () => {
    const text = random.pick([
      '',
      'text',
      'a \\n b',
      '$${x}',
      '%{ if true ~}',
      '%{ endif }',
      '\ttab',
    ])
    const value = random.chance(0.5) ? `\${${generate({ ...place, depth: 0 }, 'any')}}` : ''
    return ' '.repeat(random.below(5)) + text + value
  })
  return `<<${random.pick(['', '-'])}EOT\n${lines.join('\n')}\n${random.pick(['', '  '])}EOT\n`
}

function generateList(place: Place): string {
  const { random } = place
  const make = (of: Kind) => generate(place, of)
  const roll = random.below(6)
  if (roll === 0)
    return `${make('list')}${random.pick(['[*]', '.*', '[*].a', '.*.a', '[*][0]', '[*].a.b'])}`
  if (roll === 1) {
    const names = random.pick([['v'], ['k', 'v']])
    const inner = { ...place, names: [...place.names, ...names] }
    const condition = random.chance(0.3) ? ` if ${generate(inner, 'bool')}` : ''
    const of = random.pick(['list', 'object'] as const)
    return `[for ${names.join(', ')} in ${make(of)} : ${generate(inner, 'any')}${condition}]`
  }
  const of = random.pick(kinds)
  return `[${Array.from({ length: random.below(4) }, () => make(of)).join(', ')}]`
}

function generateObject(place: Place): string {
  const { random } = place
  const make = (of: Kind) => generate(place, of)
  if (random.chance(0.25)) {
    const inner = { ...place, names: [...place.names, 'k', 'v'] }
    const group = random.chance(0.3) ? '...' : ''
    const condition = random.chance(0.3) ? ` if ${generate(inner, 'bool')}` : ''
    return `{for k, v in ${make(random.pick(['list', 'object']))} : ${generate(inner, 'string')} => ${generate(inner, 'any')}${group}${condition}}`
  }
  const keys = ['a', 'b', '"c d"', '(s1)', '1', '"${s1}x"', 'true', 'a']
  const entries = Array.from({ length: random.below(4) }, () => {
    return `${random.pick(keys)} ${random.pick(['=', '=', ':'])} ${make('any')}`
  })
  return `{ ${entries.join(', ')} }`
}

const leaves: Record<Exclude<Kind, 'any'>, readonly string[]> = {
  number: [
    ...['0', '1', '2', '3', '10', '-1', '0.5', '1.10', '1e3', '2.5e-3', '3.14159', '100', '255'],
    ...[
      '9007199254740993',
      '123456789012345678901234567890',
      '1e100',
      '0.1',
      '0.3',
      '-0',
      '"7"',
      '" 7"',
    ],
  ],
  string: [
    ...[
      '""',
      '"a"',
      '"abc"',
      '"a,b,,c"',
      '"Hello, World"',
      '" padded "',
      '"12"',
      '"-1.50"',
      '"true"',
    ],
    ...[
      '"é"',
      '"e\\u0301"',
      '"👩‍👩‍👧‍👦x"',
      '"línea\\notra\\r\\n"',
      '"10.0.0.0/8"',
      '"%d-%s"',
      '"0x1F"',
      '"YWJj"',
    ],
    ...[
      '"2020-02-29T12:30:45Z"',
      '"1h30m"',
      '"a.b"',
      '"{\\"k\\":[1,2.50,null]}"',
      '"x: [1, 0x10, ~]"',
      '"ǆ ß İ"',
    ],
  ],
  bool: ['true', 'false', '"true"', '"false"', 'b1'],
  list: [
    '[]',
    '[1, 2, 3]',
    '["b", "a", "c"]',
    '[1, "a", true]',
    '[null]',
    '[[1], [2, 3]]',
    '[{ a = 1 }, { a = 2 }]',
  ],
  object: ['{}', '{ a = 1 }', '{ a = 1, b = "x" }', '{ b = [1], a = null }', '{ a = { b = 1 } }'],
}

function leaf({ random, names }: Place, kind: Exclude<Kind, 'any'>): string {
  if (random.chance(0.03)) return 'null'
  if (names.length > 0 && random.chance(0.4)) return random.pick(names)
  if (random.chance(0.3)) return random.pick(variableNames)
  return random.pick(leaves[kind])
}

import type { Node, Pair, Scalar, YAMLMap, YAMLSeq } from 'yaml'
import type { Range } from '../../../source/range.ts'
import { convertValue } from '../../../value/convert-value.ts'
import type { Value, ValueEntry } from '../../../value/value.ts'
import { FunctionProblem } from '../../function-problem.ts'
import { limitElements } from '../../limits.ts'
import { loadYaml } from '../../load-library.ts'
import { resolveScalar } from './resolve-scalar.ts'

const maxDepth = 256

/** Makes values of the library's nodes. An alias is as large as what it stands for, so few lines cannot mean billions. */
export function createNodeDecoder(range: Range): (root: unknown) => Value {
  const { isAlias, isMap, isScalar, isSeq } = loadYaml()
  const anchors = new Map<string, { value: Value; size: number } | 'open'>()
  let size = 0

  function decode(node: unknown, depth: number): Value {
    if (depth > maxDepth)
      throw new FunctionProblem(`the YAML is nested more than ${maxDepth} deep`, 0)
    if (isAlias(node)) return aliased(node.source)
    const { anchor } = Object(node)
    const before = size
    limitElements(++size)
    if (anchor !== undefined) anchors.set(anchor, 'open')
    const value = decodeContent(node, depth)
    if (anchor !== undefined) anchors.set(anchor, { value, size: size - before })
    return value
  }

  function decodeContent(node: unknown, depth: number): Value {
    if (isScalar(node)) return resolveScalar(node, range)
    if (isMap(node)) return decodeMap(node, depth)
    if (isSeq(node)) return decodeSequence(node, depth)
    return { type: 'null', range }
  }

  function aliased(name: string): Value {
    const target = anchors.get(name)
    if (target === undefined || target === 'open') {
      const what = target ? 'is used within itself' : 'is not defined before'
      throw new FunctionProblem(`the YAML anchor ${JSON.stringify(name)} ${what}`, 0)
    }
    size += target.size
    limitElements(size)
    return target.value
  }

  function decodeSequence(node: YAMLSeq, depth: number): Value {
    requireTag(node, 'tag:yaml.org,2002:seq')
    return { type: 'list', items: node.items.map((item) => decode(item, depth + 1)), range }
  }

  function decodeMap(node: YAMLMap, depth: number): Value {
    requireTag(node, 'tag:yaml.org,2002:map')
    const entries = new Map<string, ValueEntry>()
    for (const { key, value } of node.items as Pair<unknown, unknown>[]) {
      if (!isScalar(key)) throw new FunctionProblem('a key of a YAML mapping must be a string', 0)
      const decoded = () => decode(value, depth + 1)
      const added = isMerge(key) ? mergedEntries(decoded()) : [entryOf(key, decoded())]
      for (const entry of added) entries.set(entry.key, entry)
    }
    return { type: 'object', entries: [...entries.values()], range }
  }

  function entryOf(node: Scalar, value: Value): ValueEntry {
    const conversion = convertValue(resolveScalar(node, range), { kind: 'string' })
    if ('value' in conversion && conversion.value.type === 'string') {
      return { key: conversion.value.value, keyRange: range, value }
    }
    throw new FunctionProblem('a key of a YAML mapping cannot be null', 0)
  }

  return (root) => decode(root, 0)
}

function isMerge({ tag, value }: Scalar): boolean {
  return tag === 'tag:yaml.org,2002:merge' || (tag === undefined && value === '<<')
}

/** Of a mapping, or of each in a sequence. */
function mergedEntries(value: Value): ValueEntry[] {
  if (value.type === 'object') return value.entries
  const parts = value.type === 'list' ? value.items : [value]
  return parts.flatMap((part) => {
    if (part.type === 'object') return part.entries
    throw new FunctionProblem('`<<` in YAML must have a mapping or a sequence of mappings', 0)
  })
}

function requireTag({ tag }: Node, expected: string): void {
  if (tag === undefined || tag === expected) return
  throw new FunctionProblem(`the YAML tag ${JSON.stringify(tag)} is not known`, 0)
}

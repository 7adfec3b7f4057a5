import { describe, expect, it } from 'vitest'
import { matchConstraint } from './match-constraint.ts'
import type { NodeFacts } from './resolve-target.ts'

const facts: NodeFacts = {
  attributes: {
    'driver.docker': true,
    'driver.docker.version': '20.10.24',
    'driver.docker.runtimes': 'nvidia,runc',
    'kernel.name': 'linux',
    'kernel.version': '5.10.0-28-amd64',
    'cpu.numcores': '8',
    'os.version': '12.7',
    empty: '',
  },
  meta: { 'pci-dss': 'true', rack: 'r1' },
  node: { 'unique.name': 'web-1', datacenter: 'dc1' },
}
const matchesPattern = (pattern: string, text: string) => new RegExp(pattern).test(text)

function met(attribute: string, operator: string, value = '', more: Partial<NodeFacts> = {}) {
  return matchConstraint({ ...facts, ...more }, { attribute, operator, value }, matchesPattern)
}

describe('matchConstraint', () => {
  it.each([
    ['${attr.kernel.name}', '=', 'linux', true],
    ['${attr.kernel.name}', '==', 'linux', true],
    ['${attr.kernel.name}', 'is', 'linux', true],
    ['${attr.kernel.name}', '=', 'Linux', false],
    ['${attr.none}', '=', 'linux', false],
    ['linux', '=', '${attr.kernel.name}', true],
    ['${attr.none}', '=', '${attr.none}', false],
    ['${node.unique.name}', '=', 'web-1', true],
    ['${node.datacenter}', '=', 'dc1', true],
    ['${meta.rack}', '=', 'r1', true],
    ['${env.rack}', '=', 'r1', false],
    ['${attr.__proto__}', 'is_set', '', false],
    ['${attr.constructor}', 'is_set', '', false],
    ['x ${meta.rack}', '=', 'x r1', false],

    ['${attr.kernel.name}', '!=', 'linux', false],
    ['${attr.kernel.name}', 'not', 'windows', true],
    ['${attr.none}', '!=', 'linux', true],
    ['${attr.none}', '!=', '${attr.nothing}', false],

    // The same job says "1" in Nomad 0.3 and true today.
    ['${attr.driver.docker}', '=', 'true', true],
    ['${attr.driver.docker}', '=', '1', true],
    ['${attr.driver.docker}', '!=', '1', false],
    ['${attr.driver.docker}', '=', 'false', false],
    ['${attr.driver.docker}', '=', 'yes', false],

    ['${attr.driver.docker.version}', '>', '1.2', true],
    ['${attr.driver.docker.version}', '<', '9.0.1', false],
    ['${attr.driver.docker.version}', '>=', '20.10.24', true],
    ['${attr.driver.docker.version}', '<=', '20.10.24', true],
    ['${attr.kernel.version}', '>', '5.9', true],
    ['${attr.cpu.numcores}', '<', '10', true],
    ['${attr.os.version}', '>', '9.5', true],
    ['${attr.none}', '<', 'bar', false],
    ['1', '>', 'foo', false],
    ['bar', '<', 'foo', true],
    ['10.5', '<', '1.5', false],
    ['1e3', '>', '999.5', true],

    ['${attr.driver.docker.version}', 'version', '~> 20.10', true],
    ['${attr.none}', 'version', '~> 1.0', false],
    ['${attr.driver.docker.version}', 'semver', '>= 20.0.0, < 21.0.0', true],

    ['${attr.kernel.version}', 'regexp', '-amd64$', true],
    ['${attr.kernel.name}', 'regexp', '^bsd', false],
    ['${attr.none}', 'regexp', '.*', false],

    ['${attr.driver.docker.runtimes}', 'set_contains', 'runc', true],
    ['${attr.driver.docker.runtimes}', 'set_contains', ' runc , nvidia ', true],
    ['${attr.driver.docker.runtimes}', 'set_contains_all', 'runc,kata', false],
    ['${attr.driver.docker.runtimes}', 'set_contains_any', 'runc,kata', true],
    ['${attr.driver.docker.runtimes}', 'set_contains_any', 'kata', false],
    ['${attr.none}', 'set_contains_any', 'kata', false],

    ['${attr.empty}', 'is_set', '', true],
    ['${attr.none}', 'is_set', '', false],
    ['${attr.none}', 'is_not_set', '', true],
    ['${meta.pci-dss}', 'is_not_set', '', false],
  ])('%s %s %s: %s', (attribute, operator, value, expected) => {
    expect(met(attribute, operator, value).met).toBe(expected)
  })

  it.each([
    { allocations: 1, value: 'true', expected: true },
    { allocations: 2, value: 'true', expected: false },
    { allocations: 2, value: '', expected: false },
    { allocations: 2, value: 'maybe', expected: false },
    { allocations: 2, value: 'false', expected: true },
  ])('distinct_hosts = "$value" with $allocations on the node: $expected', (given) => {
    const { allocations, value, expected } = given
    expect(met('', 'distinct_hosts', value, { allocations }).met).toBe(expected)
  })

  it.each([
    { allocations: 1, value: '', expected: true },
    { allocations: 2, value: '', expected: false },
    { allocations: 2, value: '2', expected: true },
    { allocations: 3, value: '2', expected: false },
  ])('distinct_property = "$value" with $allocations on the node: $expected', (given) => {
    const { allocations, value, expected } = given
    expect(met('${meta.rack}', 'distinct_property', value, { allocations }).met).toBe(expected)
  })

  it.each([
    [
      ['${attr.kernel.name}', '=', 'bsd'],
      '${attr.kernel.name} is "linux", which does not meet = "bsd"',
    ],
    [['${attr.none}', 'is_set', ''], '${attr.none} is not set, which does not meet is_set'],
    [['a', '=', 'b'], '"a", which does not meet = "b"'],
    [['${attr.kernel.name}', 'version', '> 1'], '"linux" is not a version'],
    [
      ['${attr.cpu.numcores}', 'version', 'many'],
      '"many" is not a version constraint; write for example ">= 1.2.0, < 2.0.0"',
    ],
    [
      ['${attr.cpu.numcores}', 'semver', '~> 1'],
      '"~> 1" is not a semver constraint; write for example ">= 1.2.0, < 2.0.0"',
    ],
    [
      ['a', 'regexp', '['],
      '"[" cannot be matched: Invalid regular expression: /[/: Unterminated character class',
    ],
    [['a', 'toString', 'a'], 'there is no operator "toString"'],
    [
      ['${meta.none}', 'distinct_property', ''],
      '${meta.none} is not set, and distinct_property needs it',
    ],
  ])('says of %j: %s', ([attribute = '', operator = '', value], reason) => {
    expect(met(attribute, operator, value)).toEqual({ met: false, reason })
  })
})

import { describe, expect, it } from 'vitest'
import { nearestName } from '../index.ts'

describe('nearestName', () => {
  it.each([
    {
      why: 'a character missing',
      name: 'comand',
      candidates: ['image', 'command'],
      expected: 'command',
    },
    {
      why: 'a character too many',
      name: 'imagee',
      candidates: ['image', 'command'],
      expected: 'image',
    },
    {
      why: 'a wrong character',
      name: 'privaleged',
      candidates: ['privileged'],
      expected: 'privileged',
    },
    { why: 'two swapped', name: 'imaeg', candidates: ['images', 'image'], expected: 'image' },
    { why: 'another case', name: 'PORTS', candidates: ['port', 'ports'], expected: 'ports' },
    { why: 'another separator', name: 'port-map', candidates: ['port_map'], expected: 'port_map' },
    {
      why: 'the nearest of several',
      name: 'cap_ad',
      candidates: ['cap_drop', 'cap_add'],
      expected: 'cap_add',
    },
    { why: 'the first of equals', name: 'bat', candidates: ['cat', 'hat'], expected: 'cat' },
    { why: 'a short name', name: 'p', candidates: ['up', 'tty'], expected: 'up' },
    {
      why: 'nothing near',
      name: 'healthcheck',
      candidates: ['image', 'args'],
      expected: undefined,
    },
    { why: 'no candidates', name: 'a', candidates: [], expected: undefined },
  ])('answers $expected for $why', ({ name, candidates, expected }) => {
    expect(nearestName(name, candidates)).toBe(expected)
  })
})

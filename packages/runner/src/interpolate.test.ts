import { describe, expect, it } from 'vitest'
import { interpolate, interpolateAll } from './interpolate.ts'

const values = new Map([
  ['NOMAD_PORT_http', '8080'],
  ['node.datacenter', 'dc1'],
  ['attr.driver.docker.version', '20.10'],
  ['nested', '${NOMAD_PORT_http}'],
])

describe('interpolate', () => {
  it.each([
    { text: 'http://x:${NOMAD_PORT_http}/', expected: 'http://x:8080/' },
    { text: '${node.datacenter}-${attr.driver.docker.version}', expected: 'dc1-20.10' },
    { text: '${UNKNOWN} ${attr.no.such}', expected: '${UNKNOWN} ${attr.no.such}' },
    { text: '${env["NOMAD_PORT_http"]} ${env["MISSING"]}', expected: '8080 ${env["MISSING"]}' },
    { text: '${nested}', expected: '${NOMAD_PORT_http}' },
    {
      text: '$NOMAD_PORT_http ${ NOMAD_PORT_http }',
      expected: '$NOMAD_PORT_http ${ NOMAD_PORT_http }',
    },
    { text: '${__proto__}', expected: '${__proto__}' },
  ])('makes "$expected" of "$text"', ({ text, expected }) => {
    expect(interpolate(text, values)).toBe(expected)
  })
})

it('reaches every string in nested data and leaves the rest as it is', () => {
  const config = {
    args: ['-p', '${NOMAD_PORT_http}'],
    labels: { a: '${node.datacenter}', '${node.datacenter}': 'b' },
    n: 1,
    on: true,
  }
  expect(interpolateAll(config, values)).toEqual({
    args: ['-p', '8080'],
    labels: { a: 'dc1', dc1: 'b' },
    n: 1,
    on: true,
  })
})

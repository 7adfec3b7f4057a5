import { createSecret, LongshoreError } from '@longshore/errors'
import { expect, it } from 'vitest'
import { createHclogLogger, type HclogLevel } from './create-hclog-logger.ts'

function logTo(level?: HclogLevel) {
  const lines: string[] = []
  const output = { write: (line: string) => lines.push(line), writableLength: 0 }
  const now = () => Date.UTC(2026, 0, 2, 3, 4, 5, 6)
  return { lines, output, log: createHclogLogger(output, { module: 'docker', level, now }) }
}

it('writes a line as go-plugin reads it', () => {
  const { lines, log } = logTo()
  log.info('started', { task: 'web', cores: [1, 2] })
  expect(lines).toHaveLength(1)
  expect(lines[0]).toMatch(/^[^\n]*\n$/)
  expect(JSON.parse(lines[0] ?? '')).toEqual({
    '@level': 'info',
    '@message': 'started',
    '@module': 'docker',
    '@timestamp': '2026-01-02T03:04:05.006000Z',
    task: 'web',
    cores: [1, 2],
  })
})

it('leaves out what is less than its level', () => {
  const { lines, log } = logTo('warn')
  for (const level of ['trace', 'debug', 'info', 'warn', 'error'] as const) log[level](level)
  expect(lines.map((line) => JSON.parse(line)['@level'])).toEqual(['warn', 'error'])
})

const circle: { self?: unknown } = {}
circle.self = circle

it.each([
  { why: 'a secret', value: { password: createSecret('x') }, shown: { password: '[redacted]' } },
  { why: 'an error', value: new Error('no'), shown: 'no' },
  {
    why: 'an error with a hint',
    value: new LongshoreError('X', 'No.', { hint: 'Try yes.' }),
    shown: 'No. Try yes.',
  },
  { why: 'a bigint', value: { big: 2n ** 64n }, shown: { big: '18446744073709551616' } },
  { why: 'undefined', value: undefined, shown: null },
  { why: 'a circle', value: circle, shown: '[object Object]' },
  { why: 'lines', value: 'a\nb', shown: 'a\nb' },
])('shows $why', ({ value, shown }) => {
  const { lines, log } = logTo()
  log.warn('x', { value })
  expect(JSON.parse(lines[0] ?? '').value).toEqual(shown)
})

it('does not let a field take the place of its own', () => {
  const { lines, log } = logTo()
  log.warn('x', { '@level': 'trace', '@message': 3 })
  expect(JSON.parse(lines[0] ?? '')).toMatchObject({ '@level': 'warn', '@message': 'x' })
})

it('cuts a line that go-plugin could not read at once', () => {
  const { lines, log } = logTo()
  log.warn('\u0000'.repeat(50_000), { field: 'x' })
  log.warn('short', { field: 'x'.repeat(70_000) })
  for (const line of lines) {
    expect(Buffer.byteLength(line)).toBeLessThan(65_536)
    expect(JSON.parse(line).cut).toBe(true)
  }
})

it('drops what nobody reads, and says how much it was', () => {
  const { lines, output, log } = logTo()
  output.writableLength = 2_000_000
  for (const message of ['a', 'b', 'c']) log.info(message)
  output.writableLength = 0
  for (const message of ['d', 'e']) log.info(message)
  expect(lines.map((line) => JSON.parse(line))).toMatchObject([
    { '@message': 'd', droppedBefore: 3 },
    { '@message': 'e' },
  ])
  expect(JSON.parse(lines[1] ?? '')).not.toHaveProperty('droppedBefore')
})

import { noProgress } from '@longshore/images'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { renderPulls } from './render-pulls.ts'
import { layerOf, viewOf } from './views.test-support.ts'

const large = { columns: 100, rows: 50 }
const layers = [
  layerOf(1, 'Already exists'),
  layerOf(2, 'Pull complete', 2_000_000, 2_000_000),
  layerOf(3, 'Downloading', 5_000_000, 10_000_000),
  layerOf(4, 'Waiting'),
]
const redis = viewOf(layers, { bytesPerSecond: 1_500_000 })

describe('on a large screen', () => {
  it('draws a line for the pull and one for each layer, the bars below each other', () => {
    expect(renderPulls([redis], large)).toEqual([
      '  redis:7 for db ━━━━━━━━━━━━━━━━━━━━━━━───────────────── 7.0 MB of at least 12.0 MB, 1.5 MB/s',
      '    1abcdef01230 ━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━ Already exists',
      '    2abcdef01230 ━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━ Pull complete      2.0 MB of 2.0 MB',
      '    3abcdef01230 ━━━━━━━━━━━━━━━━━━━━──────────────────── Downloading        5.0 MB of 10.0 MB',
      '    4abcdef01230 ──────────────────────────────────────── Waiting',
    ])
  })

  it.each([
    {
      why: 'size, speed and time',
      progress: { bytesPerSecond: 1e6, remainingMs: 65_000 },
      line: /500 B of 1\.0 kB, 1\.0 MB\/s, 1m 5s left$/,
    },
    { why: 'no speed yet', progress: {}, line: /500 B of 1\.0 kB$/ },
    {
      why: 'a wait for its turn',
      progress: { waitingFor: 'engine' as const },
      line: /waits for the engine$/,
    },
    {
      why: 'all downloaded',
      progress: { downloadedBytes: 1000 },
      line: /1\.0 kB, being unpacked$/,
    },
  ])('says of a pull: $why', ({ progress, line }) => {
    const view = viewOf([layerOf(1, 'Downloading', 500, 1000)], progress)
    expect(renderPulls([view], large)[0]).toMatch(line)
  })

  it('has something to say before the first message', () => {
    const view = { image: 'redis:7', tasks: ['db'], progress: noProgress }
    expect(renderPulls([view], large)).toEqual(['  redis:7 for db starts'])
  })

  it('counts the tasks that wait, and shortens digests', () => {
    const image = `quay.io/a/b@sha256:${'0123456789abcdef'.repeat(4)}`
    const view = viewOf([], { image, tasks: ['a', 'b', 'c'] })
    expect(renderPulls([view], large)).toEqual([
      '  quay.io/a/b@sha256:0123456789ab for 3 tasks starts',
    ])
  })

  it('counts pulls that wait for their turn', () => {
    const waiting = viewOf([], { waitingFor: 'turn' })
    const lines = renderPulls([viewOf([]), waiting, waiting], large)
    expect(lines).toEqual(['  redis:7 for db starts', '  2 pulls wait for a turn'])
  })
})

it.each([
  {
    columns: 80,
    line: '  127.0.0.1:5055/library/redis:7 for db ━━━━━───── 500.0 kB of 1.0 MB, 2.0 MB/s',
  },
  { columns: 60, line: 'redis:7 ━━━━━━━━━━━─────────── 500.0 kB of 1.0 MB, 2.0 MB/s' },
  { columns: 40, line: 'redis:7 ━━━━━━────── 500.0 kB of 1.0 MB' },
  { columns: 20, line: 'redis:7 50 %' },
  { columns: 10, line: 'redis:7' },
  { columns: 5, line: 'redi' },
])('says what it can of a pull in $columns columns', ({ columns, line }) => {
  const image = '127.0.0.1:5055/library/redis:7'
  const view = viewOf([layerOf(1, 'Downloading', 500_000, 1_000_000)], {
    image,
    bytesPerSecond: 2e6,
  })
  expect(renderPulls([view], { columns, rows: 24 })[0]).toBe(line)
})

it.each([
  {
    rows: 12,
    why: 'all layers',
    lines: [
      /^ {2}redis/,
      /1abc/,
      /2abc/,
      /3abc/,
      /4abc/,
      /^ {2}redis/,
      /1abc/,
      /2abc/,
      /3abc/,
      /4abc/,
    ],
  },
  {
    rows: 10,
    why: 'the finished ones as one',
    lines: [
      /redis/,
      /2 layers complete$/,
      /3abc/,
      /4abc/,
      /redis/,
      /2 layers complete$/,
      /3abc/,
      /4abc/,
    ],
  },
  {
    rows: 8,
    why: 'those that do something',
    lines: [/redis/, /2 layers complete, 1 to come$/, /3abc/, /redis/, /2 layers/, /3abc/],
  },
  { rows: 5, why: 'the pulls alone', lines: [/redis/, /redis/] },
  { rows: 3, why: 'a count', lines: [/and 2 pulls more$/] },
  { rows: 1, why: 'a count', lines: [/and 2 pulls more$/] },
])('shows on $rows rows $why', ({ rows, lines }) => {
  const shown = renderPulls([redis, redis], { columns: 100, rows })
  expect(shown).toEqual(lines.map((line) => expect.stringMatching(line)))
})

it('is narrower and lower than any screen', () => {
  const layer = fc.record({
    id: fc.stringMatching(/^[0-9a-f]{12}$/),
    status: fc.oneof(fc.constantFrom('Downloading', 'Waiting', 'Pull complete'), fc.string()),
    current: fc.nat(),
    total: fc.nat(),
  })
  const view = fc
    .record({
      layers: fc.array(layer, { maxLength: 30 }),
      image: fc.webPath(),
      tasks: fc.array(fc.string({ maxLength: 30 }), { minLength: 1, maxLength: 3 }),
      waitingFor: fc.constantFrom(undefined, 'turn' as const, 'engine' as const),
    })
    .map(({ layers, ...options }) => viewOf(layers, options))
  const size = fc.record({
    columns: fc.integer({ min: 1, max: 300 }),
    rows: fc.integer({ min: 3, max: 60 }),
  })
  fc.assert(
    fc.property(fc.array(view, { maxLength: 8 }), size, (views, { columns, rows }) => {
      const lines = renderPulls(views, { columns, rows })
      expect(lines.length).toBeLessThan(rows)
      for (const line of lines) expect(line.length).toBeLessThanOrEqual(Math.max(columns - 1, 1))
    }),
  )
})

import { expect, it } from 'vitest'
import { createFakeTerminal } from '../../test/fake-terminal.ts'
import { createTerminalScreen } from './terminal-screen.ts'
import { layerOf, viewOf } from './views.test-support.ts'

function setUp(columns = 70, rows = 24) {
  const terminal = createFakeTerminal(columns, rows)
  let frame: (() => void) | undefined
  const screen = createTerminalScreen(terminal.stdout, (_milliseconds, act) => {
    frame = act
    return () => {
      frame = undefined
    }
  })
  /** Tells of a pull that so many tenths have come of. */
  function pull(task: string, tenths: number, done = false): void {
    const layers = [layerOf(1, 'Downloading', tenths * 100, 1000)]
    screen.pull({ task, image: `${task}:1`, progress: viewOf(layers, { done }).progress })
  }
  return { ...terminal, screen, pull, nextFrame: () => frame?.() }
}

it('draws pulls below the lines that stay', () => {
  const { screen, pull, nextFrame, text } = setUp()
  screen.event('web', 'Downloading image web:1')
  pull('web', 1)
  pull('web', 5)
  nextFrame()
  expect(text()).toBe(
    [
      '    web: Downloading image web:1',
      '  web:1 for web ━━━━━━━━━━━━━━━━━━━────────────────── 500 B of 1.0 kB',
      '    1abcdef01230 ━━━━━━────── Downloading        500 B of 1.0 kB',
    ].join('\n'),
  )
  screen.output('db', 'stdout', 'ready')
  expect(text()).toMatch(/^ {4}web: .*\ndb \| ready\n {2}web:1 for web.*\n {4}1abc.*$/)
})

it('leaves nothing of a pull that is done, and goes on with the others', () => {
  const { screen, pull, nextFrame, text } = setUp()
  for (const task of ['a', 'b', 'c']) pull(task, 5)
  nextFrame()
  expect(text().match(/500 B of/g)).toHaveLength(6)
  pull('b', 10, true)
  screen.pullEnded('c')
  nextFrame()
  expect(text()).toMatch(/^ {2}a:1 for a .*\n {4}1abc.*$/)
  screen.close()
  expect(text()).toBe('')
})

it('draws no more often than a frame', () => {
  const { screen, pull, nextFrame, text } = setUp()
  pull('a', 1)
  expect(text()).toBe('')
  nextFrame()
  pull('a', 2)
  expect(text()).toContain('100 B of')
  screen.close()
})

it.each([
  { why: 'narrower', columns: 30, rows: 24 },
  { why: 'much narrower', columns: 20, rows: 24 },
  { why: 'wider', columns: 140, rows: 24 },
  { why: 'lower', columns: 70, rows: 6 },
])('draws anew on a terminal that becomes $why', ({ columns, rows }) => {
  const { screen, pull, nextFrame, resize, text } = setUp()
  screen.event('a', 'begins')
  for (const task of ['a', 'b', 'c']) pull(task, 5)
  nextFrame()
  resize(columns, rows)
  expect(text().match(/a:1/g)).toHaveLength(1)
  expect(text()).toMatch(/^ {4}a: begins\n/)
  const [, ...drawn] = text().split('\n')
  expect(drawn.length).toBeLessThan(rows)
  expect(Math.max(...drawn.map(({ length }) => length))).toBeLessThan(columns)
  screen.close()
  expect(text()).toBe('    a: begins')
})

import { type LayerProgress, noProgress } from '@longshore/images'
import { expect, it } from 'vitest'
import { createPlainScreen } from './plain-screen.ts'

const layer = (current: number, total: number, status = 'Downloading'): LayerProgress => ({
  id: 'a',
  status,
  current,
  total,
})

function pullOf(layers: LayerProgress[], done: boolean, task = 'web') {
  const progress = {
    layers,
    downloadedBytes: layers.reduce((sum, { current }) => sum + current, 0),
    totalBytes: layers.reduce((sum, { total }) => sum + total, 0),
    done,
  }
  return { task, image: 'redis:7', progress }
}

/** What is written of a pull whose layers are in these states, one after the other. */
function written(states: LayerProgress[][], done = true): string[] {
  const lines: string[] = []
  const screen = createPlainScreen((text) => lines.push(text))
  for (const [index, layers] of states.entries())
    screen.pull(pullOf(layers, done && index === states.length - 1))
  return lines
}

it('tells of each quarter once', () => {
  const states = [10, 25, 26, 49, 60, 99, 100, 100].map((current) => [layer(current, 100)])
  expect(written(states)).toEqual([
    '    web: pulled 25 B of 100 B of redis:7 in 1 layer (25 %)\n',
    '    web: pulled 60 B of 100 B of redis:7 in 1 layer (50 %)\n',
    '    web: pulled 99 B of 100 B of redis:7 in 1 layer (75 %)\n',
    '    web: pulled 100 B of 100 B of redis:7 in 1 layer (100 %)\n',
  ])
})

it('does not take the layers whose size is known for all', () => {
  expect(written([[layer(100, 100), layer(0, 0, 'Waiting')]], false)).toEqual([])
})

it('counts layers that were there', () => {
  const states = [[layer(50, 100), layer(0, 0, 'Already exists')]]
  expect(written(states, false)).toEqual([
    '    web: pulled 50 B of 100 B of redis:7 in 2 layers (50 %)\n',
  ])
})

it('says nothing before anything is known', () => {
  const lines: string[] = []
  createPlainScreen((text) => lines.push(text)).pull({
    task: 'web',
    image: 'redis:7',
    progress: noProgress,
  })
  expect(lines).toEqual([])
})

it('tells once of a pull that several tasks wait for, and again of a later one', () => {
  const lines: string[] = []
  const screen = createPlainScreen((text) => lines.push(text))
  const pull = pullOf([layer(50, 100)], false)
  for (const task of ['web', 'db']) screen.pull({ ...pull, task })
  expect(lines).toEqual(['    web: pulled 50 B of 100 B of redis:7 in 1 layer (50 %)\n'])

  screen.pullEnded('web')
  screen.pull(pullOf([layer(50, 100)], false))
  expect(lines).toHaveLength(2)
})

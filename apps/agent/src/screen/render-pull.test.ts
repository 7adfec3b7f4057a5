import { noProgress, type PullProgress } from '@longshore/images'
import { expect, it } from 'vitest'
import { renderPull } from './render-pull.ts'

const progress: PullProgress = {
  layers: [
    { id: '0123456789ab', status: 'Downloading', current: 500_000, total: 1_000_000 },
    { id: 'ba9876543210', status: 'Already exists', current: 0, total: 0 },
  ],
  downloadedBytes: 500_000,
  totalBytes: 1_000_000,
  done: false,
}

it('draws a line for the pull and one for each layer, with a bar', () => {
  const [head, first, second] = renderPull('web', progress, 100).split('\n')
  expect(head).toBe('    web: pulling, 500.0 kB of 1.0 MB')
  expect(first).toMatch(/^ {2}0123456789ab ━{20}─{20} Downloading +1\.0 MB$/)
  expect(second).toMatch(/^ {2}ba9876543210 ━{40} Already exists$/)
})

it.each([10, 20, 40, 80, 300])('is never wider than %s columns', (columns) => {
  const widths = renderPull('a-task', progress, columns)
    .split('\n')
    .map(({ length }) => length)
  expect(Math.max(...widths)).toBeLessThanOrEqual(columns)
})

it('has something to say before the first message', () => {
  expect(renderPull('web', noProgress, 80)).toBe('    web: pulling, 0 B of 0 B')
})

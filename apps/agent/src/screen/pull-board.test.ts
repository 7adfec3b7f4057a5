import { noProgress } from '@longshore/images'
import { expect, it } from 'vitest'
import { createPullBoard } from './pull-board.ts'

it('shows a pull once, with all who wait for it', () => {
  const board = createPullBoard()
  const [shared, other] = [{ ...noProgress }, { ...noProgress }]
  board.set({ task: 'a', image: 'redis:7', progress: shared })
  board.set({ task: 'b', image: 'redis:7', progress: other })
  board.set({ task: 'c', image: 'redis:7', progress: shared })
  expect(board.views()).toEqual([
    { image: 'redis:7', tasks: ['a', 'c'], progress: shared },
    { image: 'redis:7', tasks: ['b'], progress: other },
  ])
  board.remove('a')
  expect(board.views().map(({ tasks }) => tasks)).toEqual([['b'], ['c']])
})

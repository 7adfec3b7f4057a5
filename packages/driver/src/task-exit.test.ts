import { expect, it } from 'vitest'
import { describeExit, toTaskExit } from './task-exit.ts'

it.each([
  { exit: { exitCode: 0 }, successful: true, signal: 0, text: 'exit code 0' },
  { exit: { exitCode: 3 }, successful: false, signal: 0, text: 'exit code 3' },
  { exit: { exitCode: 143 }, successful: false, signal: 15, text: 'exit code 143, signal 15' },
  { exit: { exitCode: 255 }, successful: false, signal: 0, text: 'exit code 255' },
  {
    exit: { exitCode: 137, oomKilled: true },
    successful: false,
    signal: 9,
    text: 'exit code 137, signal 9, out of memory',
  },
  {
    exit: { exitCode: undefined, error: 'gone' },
    successful: false,
    signal: 0,
    text: 'exit code unknown, gone',
  },
])('reads $exit as "$text"', ({ exit, successful, signal, text }) => {
  const taskExit = toTaskExit({ oomKilled: false, error: '', finishedAt: 1, ...exit })
  expect(taskExit).toMatchObject({ successful, signal })
  expect(describeExit(taskExit)).toBe(text)
})

import type { TaskResult } from '@longshore/runner'
import { expect, it } from 'vitest'
import { resultExitCode } from './result-exit-code.ts'

const complete: TaskResult = { kind: 'complete' }
const stopped: TaskResult = { kind: 'stopped' }
const failed = (exitCode?: number): TaskResult => ({ kind: 'failed', reason: 'x', exitCode })

it.each([
  { type: 'batch' as const, tasks: [complete, complete], code: 0 },
  { type: 'batch' as const, tasks: [complete, failed(7)], code: 7 },
  { type: 'batch' as const, tasks: [stopped, failed(7)], code: 7 },
  { type: 'batch' as const, tasks: [failed(undefined)], code: 1 },
  { type: 'batch' as const, tasks: [failed(0)], code: 1 },
  { type: 'batch' as const, tasks: [complete, stopped], code: 1 },
  { type: 'service' as const, tasks: [stopped], code: 0 },
  { type: 'service' as const, tasks: [stopped, failed(7)], code: 1 },
])('is $code for a $type job with $tasks', ({ type, tasks, code }) => {
  const results = tasks.map((result, index): [object, Map<string, TaskResult>] => [
    {},
    new Map([[`t${index}`, result]]),
  ])
  expect(resultExitCode({ type }, new Map(results))).toBe(code)
})

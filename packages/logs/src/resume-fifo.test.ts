import { temporaryDirectory } from '@longshore/test-support'
import { expect, it } from 'vitest'
import { containerModel } from '../test/container-model.ts'
import { makeFifo, openReader } from './fifo/fifo-reader.test-support.ts'
import { type LogGap, resumeLogs } from './index.ts'

it('resumeLogs into FIFOs tells a gap of each stream, and goes on with the live output', async () => {
  const model = containerModel()
  model.write('stdout', 'before\n')
  model.flush()
  const stdout = await makeFifo(await temporaryDirectory())
  const reader = await openReader(stdout)
  const gaps: LogGap[] = []
  const { done } = await resumeLogs({
    ...{ taskName: 'web', fifos: { stdout, stderr: '/dev/null' } },
    attach: model.attach,
    readBuffer: model.readBuffer,
    logDriver: { type: 'json-file', config: {} },
    onGap: (gap) => gaps.push(gap),
  })
  await expect.poll(() => gaps.length).toBe(2)
  model.write('stdout', 'after\n')
  model.exit()
  expect((await reader.readAll()).toString()).toBe('after\n')
  expect(await done).toMatchObject({ stdout: { storedBytes: 6, lostBytes: 0 } })
  expect(gaps).toMatchObject([
    { stream: 'stdout', after: {}, certain: false },
    { stream: 'stderr', after: {}, certain: false },
  ])
})

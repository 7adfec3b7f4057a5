import {
  engineAddress,
  engineRequest,
  requireEngine,
  services,
  temporaryDirectory,
  useTestContainers,
} from '@longshore/test-support'
import { beforeAll, describe, expect, it } from 'vitest'
import { storedOutput } from '../test/log-contents.ts'
import { collectLogs, type LogGap, resumeLogs } from './index.ts'
import { rawContainer } from './raw-engine.test-support.ts'

const limits = { taskName: 'web', maxFiles: 10, maxFileSizeMib: 3 }
/** Bytes: three pieces of the engine's log. */
const lineSize = 48_000
const script = `for n in 1 2 3; do awk -v n=$n 'BEGIN { for (i = 0; i < ${lineSize / 8}; i++) printf "%d%07d", n, i; print "" }'; done`
const line = (n: number) =>
  `${Array.from({ length: lineSize / 8 }, (_, i) => `${n}${String(i).padStart(7, '0')}`).join('')}\n`

describe('resumeLogs with the log drivers of the engine', () => {
  beforeAll(requireEngine)
  const { labels } = useTestContainers()

  it.each(['json-file', 'local'])('stores lines over 16 KiB once: %s', async (type) => {
    const { Id: id } = await engineRequest<{ Id: string }>('POST', '/containers/create', {
      Image: services.busyboxImage,
      Cmd: ['sh', '-c', script],
      Labels: labels,
      HostConfig: { NetworkMode: 'none', LogConfig: { Type: type, Config: {} } },
    })
    const { attach, attachIfRunning, readBuffer } = rawContainer(engineAddress().connection, id)
    const directory = await temporaryDirectory()
    const reading = new AbortController()
    const { done } = await collectLogs(await attach(), {
      ...{ ...limits, directory, signal: reading.signal },
      onOutput: () => reading.abort(),
    })
    await engineRequest('POST', `/containers/${id}/start`)
    await done
    await engineRequest('POST', `/containers/${id}/wait`)
    const gaps: LogGap[] = []
    const resumed = await resumeLogs({
      ...{ ...limits, directory, attach: attachIfRunning, readBuffer },
      logDriver: { type, config: {} },
      onGap: (gap) => gaps.push(gap),
    })
    await resumed.done
    expect(gaps).toEqual([])
    expect((await storedOutput(directory, 'web.stdout')) === line(1) + line(2) + line(3)).toBe(true)
  })
})

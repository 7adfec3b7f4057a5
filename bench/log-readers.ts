import { once } from 'node:events'
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises'
import { type IncomingMessage, request } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { collectLogs } from '@longshore/logs'
import { engineAddress } from '../packages/test-support/src/engine-address.ts'
import { engineRequest } from '../packages/test-support/src/engine-request.ts'
import { services } from '../packages/test-support/src/services.ts'
import { timed } from './interleaved.ts'

export const lineCount = 500_000
const line = `awk 'BEGIN { for (i = 1; i <= ${lineCount}; i++) printf "%08d %090d\\n", i, 0 }'`

/** A container that writes numbered lines of 100 bytes at full speed, at the engine's defaults, and its attached output. */
async function createWriter(): Promise<{ id: string; output: IncomingMessage }> {
  const { Id: id } = await engineRequest<{ Id: string }>('POST', '/containers/create', {
    Image: services.busyboxImage,
    Cmd: ['sh', '-c', line],
    HostConfig: {
      NetworkMode: 'none',
      LogConfig: { Type: 'json-file', Config: { 'max-size': '2m', 'max-file': '2' } },
    },
  })
  const path = `/containers/${id}/attach?stream=1&stdout=1&stderr=1`
  const call = request({ ...engineAddress().connection, method: 'POST', path })
  const [output] = (await once(call.on('error', () => {}).end(), 'response')) as [IncomingMessage]
  return { id, output }
}

async function run(read: (output: IncomingMessage) => Promise<unknown>): Promise<number> {
  const { id, output } = await createWriter()
  try {
    await engineRequest('POST', `/containers/${id}/start`)
    return await timed(() => read(output))
  } finally {
    await engineRequest('DELETE', `/containers/${id}?force=1`)
  }
}

/** Milliseconds that a reader takes that does nothing with what it reads. */
export const readBare = () => run((output) => once(output.resume(), 'end'))

/** Milliseconds that the collection takes, and how many lines are not in their place in the files. */
export async function collect(): Promise<{ ms: number; lost: number }> {
  const directory = await mkdtemp(join(tmpdir(), 'longshore-bench-'))
  try {
    const ms = await run(async (output) => {
      const limits = { taskName: 'bench', maxFiles: 100, maxFileSizeMib: 10 }
      await (await collectLogs(output, { ...limits, directory })).done
    })
    return { ms, lost: await countLost(directory) }
  } finally {
    await rm(directory, { recursive: true })
  }
}

async function countLost(directory: string): Promise<number> {
  const names = (await readdir(directory)).filter((name) => name.startsWith('bench.stdout.'))
  const indices = names.map((name) => Number(name.split('.')[2])).sort((a, b) => a - b)
  const seen = new Set<number>()
  for (const index of indices) {
    const text = await readFile(join(directory, `bench.stdout.${index}`), 'latin1')
    for (const each of text.trimEnd().split('\n')) seen.add(Number(each.slice(0, 8)))
  }
  return lineCount - seen.size
}

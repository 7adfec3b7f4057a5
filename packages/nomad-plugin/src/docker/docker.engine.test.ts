import { type ChildProcess, spawn } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import { once } from 'node:events'
import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import { requireEngine, useTestContainers } from '@longshore/test-support'
import { beforeAll, describe, expect, it, onTestFinished } from 'vitest'
import { BasePlugin } from '../gen/base_pb.ts'
import { Driver, StartTaskResponse_Result } from '../gen/driver_pb.ts'
import { connectTo, pluginEnvironment } from '../test/launch-plugin.test-support.ts'
import { newFolder } from '../test/new-folder.test-support.ts'
import { createMsgpackCodec } from '../values/msgpack.ts'
import { taskWithFolders } from './docker.test-support.ts'

const program = fileURLToPath(new URL('../test/docker-plugin.test-support.ts', import.meta.url))
const { startTask, recoverTask, waitTask, destroyTask, inspectTask } = Driver.method
const { encode } = createMsgpackCodec()

describe('on a real engine', () => {
  const { labels, list } = useTestContainers()
  beforeAll(requireEngine)

  /** A plugin as a Nomad client has it: started, configured, called. */
  async function launch() {
    const [label = ''] = Object.values(labels)
    const { DOCKER_HOST } = process.env
    const args = ['--conditions=source', program, label, JSON.stringify({ DOCKER_HOST })]
    const child = spawn(process.execPath, args, {
      env: { ...pluginEnvironment, TMPDIR: await newFolder() },
      stdio: ['ignore', 'pipe', 'inherit'],
    })
    onTestFinished(() => end(child))
    const [line] = await once(createInterface(child.stdout), 'line')
    const client = connectTo(String(line).split('|')[3] ?? '')
    await client.call(BasePlugin.method.setConfig, { msgpackConfig: encode({}) })
    return { child, client }
  }

  it('takes a task over from a plugin that was killed: its output, and its true exit', async () => {
    const allocId = randomUUID()
    const id = `${allocId}/web/1`
    const { allocDir, stdoutPath, stderrPath } = await taskWithFolders()
    const command = 'echo one; echo oops >&2; while [ ! -e /local/go ]; do sleep 0.1; done; exit 9'
    const config = { image: 'longshore-test/busybox:1', command: 'sh', args: ['-c', command] }
    const first = await launch()
    const { result, handle } = await first.client.call(startTask, {
      task: {
        ...{ id, name: 'web', allocId, allocDir, stdoutPath, stderrPath },
        msgpackDriverConfig: encode(config),
        resources: {
          allocatedResources: { cpu: { cpuShares: 100n }, memory: { memoryMb: 64n } },
          linuxResources: { cpuShares: 100n, memoryLimitBytes: 67_108_864n },
        },
      },
    })
    expect(result).toBe(StartTaskResponse_Result.SUCCESS)
    await end(first.child)

    const second = await launch()
    await second.client.call(recoverTask, { handle })
    const { task } = await second.client.call(inspectTask, { taskId: id })
    expect(task?.name).toBe('web')
    const [container] = await list()
    await writeFile(join(allocDir, 'web', 'local', 'go'), '')
    expect((await second.client.call(waitTask, { taskId: id })).result).toMatchObject({
      exitCode: 9,
    })
    await second.client.call(destroyTask, { taskId: id })
    const log = (stream: string) =>
      readFile(join(allocDir, 'alloc', 'logs', `web.${stream}.0`), 'utf8')
    expect([await log('stdout'), await log('stderr')]).toEqual(['one\n', 'oops\n'])
    expect(container).toBeDefined()
    expect(await list()).toEqual([])
  })
})

async function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return
  const gone = once(child, 'exit')
  child.kill('SIGKILL')
  await gone
}

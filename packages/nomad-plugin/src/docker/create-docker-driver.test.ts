import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { PassThrough } from 'node:stream'
import { LongshoreError } from '@longshore/errors'
import { describe, expect, it, vi } from 'vitest'
import { taskWithFolders, testDocker, testEngine } from './docker.test-support.ts'

const never = new AbortController().signal

async function started({ config }: { config?: unknown } = {}) {
  const engine = testEngine()
  const docker = testDocker({ engine, config })
  const task = await taskWithFolders()
  const handle = await docker.startTask(task, never)
  const [container] = await engine.listContainers()
  if (!container) throw new Error('It made no container.')
  return { engine, docker, task, handle, containerId: container.id }
}

describe('what the driver says of itself', () => {
  it.each([
    { why: 'by default', config: {}, disableLogCollection: true },
    { why: 'with logmon', config: { log_collection: 'logmon' }, disableLogCollection: false },
    {
      why: 'with logmon and no collection',
      config: { log_collection: 'logmon', disable_log_collection: true },
      disableLogCollection: true,
    },
  ])('collects logs $why', ({ config, disableLogCollection }) => {
    expect(testDocker({ config }).capabilities()).toMatchObject({
      ...{ disableLogCollection, mustCreateNetwork: true, fsIsolation: 'image' },
    })
  })

  it('refuses a config that is wrong', () => {
    expect(() => testDocker({ config: { log_collection: 'file' } })).toThrow(
      expect.objectContaining({ code: 'DRIVER_CONFIG_INVALID' }),
    )
  })

  it('logs what in its config has no effect', () => {
    const onWarning = vi.fn()
    testDocker({ config: { tls: { ca: '/ca.pem' } }, onWarning })
    expect(onWarning.mock.calls).toEqual([[expect.stringMatching(/"docker": "tls" has no effect/)]])
  })

  it('opens nothing before it is used, and again where that failed', async () => {
    const open = vi
      .fn()
      .mockRejectedValueOnce(new LongshoreError('PLUGIN_STATE_UNUSABLE', 'no'))
      .mockResolvedValue({ driver: { stopTask: async () => {} }, close() {} })
    const docker = testDocker({ open })
    expect(open).not.toHaveBeenCalled()
    const stop = () => docker.stopTask('t', { timeoutMs: 0, killSignal: undefined }, never)
    await expect(stop()).rejects.toMatchObject({ code: 'PLUGIN_STATE_UNUSABLE' })
    await stop()
  })
})

describe('a task', () => {
  it('is stored with what finds it again, in the names that the built-in driver reads', async () => {
    const { handle, containerId } = await started()
    expect(handle).toMatchObject({
      version: 1,
      driverState: { ContainerID: containerId, DriverNetwork: null, ReattachConfig: null },
    })
  })

  it('has its output in the files that nomad alloc logs reads', async () => {
    const { engine, docker, task, containerId } = await started()
    engine.write(containerId, 'stdout', 'hello\n')
    engine.exit(containerId, 0)
    await docker.waitTask(task.id, never)
    await docker.destroyTask(task.id, { force: false }, never)
    const log = join(task.allocDir, 'alloc', 'logs', 'web.stdout.0')
    expect(await readFile(log, 'utf8')).toBe('hello\n')
  })

  it.each([
    { why: 'a code', exit: [3, {}], result: { exitCode: 3, signal: 0, oomKilled: false } },
    { why: 'a signal', exit: [143, {}], result: { exitCode: 143, signal: 15 } },
    { why: 'no memory', exit: [137, { oomKilled: true }], result: { oomKilled: true } },
  ] as const)('ends with $why', async ({ exit: [code, options], result }) => {
    const { engine, docker, task, containerId } = await started()
    engine.exit(containerId, code, options)
    const ended = await docker.waitTask(task.id, never)
    expect(ended).toMatchObject(result)
    expect(ended.error).toBe(result.oomKilled ? 'OOM Killed' : undefined)
    expect(await docker.inspectTask(task.id, never)).toMatchObject({
      ...{ id: task.id, name: 'web', state: 'exited', result: ended },
      completedAt: expect.any(Number),
    })
  })

  it('whose container was removed by another has failed, not succeeded', async () => {
    const { engine, docker, task, containerId } = await started()
    engine.disconnect()
    await engine.removeContainer(containerId, { force: true })
    engine.reconnect()
    const { exitCode, error } = await docker.waitTask(task.id, never)
    expect(exitCode).not.toBe(0)
    expect(error).toMatch(/exit code unknown/)
  })

  it('is stopped with the signal that the job names', async () => {
    const { engine, docker, task } = await started()
    await docker.stopTask(task.id, { timeoutMs: 10, killSignal: 'SIGINT' }, never)
    expect(engine.calls.find(({ method }) => method === 'killContainer')?.args).toContain('SIGINT')
    expect((await docker.waitTask(task.id, never)).exitCode).not.toBe(0)
  })

  it('that does not start leaves nothing, and says whether it may be tried again', async () => {
    const engine = testEngine()
    const docker = testDocker({ engine })
    const task = await taskWithFolders({ config: { image: 'busybox:1', privileged: true } })
    await expect(docker.startTask(task, never)).rejects.toMatchObject({ recoverable: false })
    expect(await engine.listContainers()).toEqual([])
    await expect(docker.waitTask(task.id, never)).rejects.toMatchObject({ code: 'TASK_NOT_FOUND' })
  })

  it('whose config has something of no effect starts; the log says so, once for each start', async () => {
    const onWarning = vi.fn()
    const logging = { type: 'json-file', driver: 'local' }
    const docker = testDocker({ onWarning })
    const task = await taskWithFolders({ config: { image: 'busybox:1', logging } })
    for (const id of ['a1/web/1', 'a1/web/2']) {
      await docker.startTask({ ...task, id }, never)
      expect(onWarning.mock.calls.splice(0)).toEqual([
        [expect.stringMatching(/config of task web: logging\.driver: .*no effect/), { taskId: id }],
      ])
      await docker.destroyTask(id, { force: true }, never)
    }
  })

  it('gets signals, and runs commands', async () => {
    const { engine, docker, task, containerId } = await started()
    await docker.signalTask?.(task.id, 'SIGHUP', never)
    expect(engine.calls.find(({ method }) => method === 'killContainer')?.args).toContain('SIGHUP')
    engine.scriptExec(containerId, ({ request, write }) => {
      write('stdout', request.command.join(' '))
      return 4
    })
    const { stdout, result } = (await docker.execTask?.(task.id, ['echo', 'a'], never)) ?? {}
    expect(String(Buffer.from(stdout ?? []))).toBe('echo a')
    expect(result).toMatchObject({ exitCode: 4 })

    const [stdin, out, err] = [new PassThrough(), new PassThrough(), new PassThrough()]
    stdin.end()
    const streamed = await docker.execTaskStreaming?.(
      { taskId: task.id, command: ['echo', 'b'], tty: false },
      { stdin, stdout: out, stderr: err, sizes: (async function* () {})() },
      never,
    )
    expect(streamed).toMatchObject({ exitCode: 4 })
    expect(String(out.read())).toBe('echo b')
  })
})

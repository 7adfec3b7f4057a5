import { randomUUID } from 'node:crypto'
import { text } from 'node:stream/consumers'
import { connectEngine, type Engine } from '@longshore/engine'
import {
  engineAddress,
  type OwnEngine,
  requireEngine,
  services,
  startOwnEngine,
  temporaryDirectory,
} from '@longshore/test-support'
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest'
import { createChaosDriver } from './parts/chaos-driver.ts'
import { type ChaosTask, logDirectory, taskId, toTaskConfig } from './parts/chaos-task.ts'
import { compareLines, readStored } from './parts/numbered-lines.ts'

interface Place {
  endpoint: string
  tls?: { ca: string; cert: string; key: string }
}

const shared = async () => ({ place: { endpoint: engineAddress().endpoint }, own: undefined })

async function ofOwn(options: Parameters<typeof startOwnEngine>[0]) {
  const own = await startOwnEngine(options)
  if (!own.tls) return { place: { endpoint: own.endpoint }, own }
  const { endpoint, ...tls } = own.tls
  return { place: { endpoint, tls }, own }
}

describe.each<{
  engine: string
  version: RegExp
  provide(): Promise<{ place: Place; own: OwnEngine | undefined }>
}>([
  { engine: "Debian 12's engine", version: /^20\.10\./, provide: shared },
  { engine: 'engine 26.1', version: /^26\.1\./, provide: () => ofOwn({ version: '26.1' }) },
  { engine: 'an engine behind TLS', version: /^20\.10\./, provide: () => ofOwn({ tls: true }) },
])('with $engine', ({ version, provide }) => {
  let place: Place
  let own: OwnEngine | undefined
  let engine: Engine
  beforeAll(async () => {
    await requireEngine()
    ;({ place, own } = await provide())
    engine = connectEngine({ ...place, environment: {} })
  })
  afterAll(async () => {
    engine.close()
    await own?.dispose()
  })

  it('has the version that this is about', async () => {
    expect((await engine.version()).version).toMatch(version)
  })

  it('runs a container by hand: create, attach, start, exec, stats, log, events, stop, remove', async () => {
    const { id } = await engine.createContainer({
      name: `longshore-test-${randomUUID()}`,
      Image: services.busyboxImage,
      Cmd: ['sh', '-c', 'trap "exit 5" TERM; echo out; while :; do sleep 0.05; done'],
    })
    onTestFinished(() => engine.removeContainer(id, { force: true }).catch(() => undefined))
    const seen = recordActions(engine, id)
    await seen.connected
    const output = await engine.attachContainer(id)
    await engine.startContainer(id)
    expect((await engine.inspectContainer(id)).state).toMatchObject({ running: true })

    const exec = await engine.createExec(id, { command: ['sh', '-c', 'cat; exit 3'], stdin: true })
    const stream = await engine.startExec(exec, { tty: false })
    stream.end('asked')
    expect(await text(stream)).toContain('asked')
    expect(await engine.inspectExec(exec)).toMatchObject({ running: false, exitCode: 3 })
    expect(await engine.containerStats(id)).toMatchObject({ memory: expect.anything() })

    await engine.stopContainer(id, 10)
    expect(await text(output)).toContain('out\n')
    const log = { stdout: true, stderr: true, timestamps: false, follow: false } as const
    expect(await text(await engine.containerLogs(id, log))).toContain('out\n')
    expect((await engine.inspectContainer(id)).state).toMatchObject({
      status: 'exited',
      exitCode: 5,
    })
    await engine.removeContainer(id)
    await seen.until('destroy')
    // Its creation, a moment before the connection, may be told.
    const actions = seen.actions.filter((action) => !/^(exec_|create$)/.test(action))
    // Whether `die` or `stop` comes first is not the same in all of them.
    expect(actions.toSorted()).toEqual(['attach', 'destroy', 'die', 'kill', 'start', 'stop'])
    expect(actions.slice(0, 3)).toEqual(['attach', 'start', 'kill'])
    await expect(engine.inspectContainer(id)).rejects.toMatchObject({ code: 'ENGINE_NOT_FOUND' })
  })

  it('runs a task to its end, with its log on the disk', async () => {
    const driver = createChaosDriver(place)
    onTestFinished(() => driver.close())
    const task: ChaosTask = {
      name: 'web',
      allocId: randomUUID(),
      folder: await temporaryDirectory(),
      ...{ lines: 50, burst: 25, pauseMs: 10, exitCode: 7 },
    }
    const { containerId } = await driver.startTask(await toTaskConfig(task))
    expect(await driver.waitTask(taskId(task))).toMatchObject({ exitCode: 7, oomKilled: false })
    await driver.destroyTask(taskId(task))
    const stored = await readStored(logDirectory(task), 'web', 'stdout')
    const written = Array.from({ length: 50 }, (_, index) => index + 1)
    expect(compareLines(stored, containerId, written)).toEqual({
      ...{ lost: [], doubled: [], torn: [], misplaced: [] },
      others: 0,
    })
  })
})

function recordActions(engine: Engine, id: string) {
  const actions: string[] = []
  const connected = Promise.withResolvers<void>()
  const waiting = new Map<string, () => void>()
  const subscription = engine.subscribe((event) => {
    if (event.kind === 'connected') connected.resolve()
    if (event.kind !== 'container' || event.id !== id) return
    actions.push(event.action)
    waiting.get(event.action)?.()
  })
  onTestFinished(() => subscription.close())
  return {
    actions,
    connected: connected.promise,
    until: (action: string) =>
      new Promise<void>((resolve) => {
        waiting.set(action, resolve)
        if (actions.includes(action)) resolve()
      }),
  }
}

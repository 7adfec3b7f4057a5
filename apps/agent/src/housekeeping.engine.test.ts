import { spawn } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import { connectEngine, type Engine } from '@longshore/engine'
import { createImages } from '@longshore/images'
import { lockDataDirectory } from '@longshore/runner'
import {
  requireEngine,
  services,
  temporaryDirectory,
  useTestContainers,
} from '@longshore/test-support'
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest'
import { agentOf } from '../test/agent-of.ts'
import { startImageRegistry } from '../test/image-registry.ts'
import { createManualClock } from '../test/manual-clock.ts'
import { createHousekeeping } from './housekeeping.ts'
import type { HousekeepingEvent } from './housekeeping-event.ts'

const minute = 60_000
const { signal } = new AbortController()

describe('housekeeping on a real engine', () => {
  const test = useTestContainers()
  let engine: Engine
  beforeAll(async () => {
    await requireEngine()
    engine = connectEngine({ environment: process.env })
  })
  afterAll(() => engine.close())

  async function startAgent({ config = '', path = '', agentId = randomUUID() } = {}) {
    const directory = await lockDataDirectory(path || (await temporaryDirectory()))
    const clock = createManualClock()
    const waiting = new Set<(event: HousekeepingEvent) => void>()
    const housekeeping = createHousekeeping({
      engine,
      fingerprinter: { watch: () => ({ close() {} }) },
      options: agentOf(config).driver,
      labels: { 'dev.longshore.agent': agentId },
      imageStore: directory.images,
      isTracked: () => false,
      keepUnlabelled: true,
      onEvent(event) {
        for (const listener of waiting) listener(event)
      },
      clock,
    })
    await housekeeping.start(signal)
    onTestFinished(async () => {
      await housekeeping.close(signal)
      directory.release()
    })
    const { aroundPull } = housekeeping
    const images = createImages({ engine, aroundPull })
    return {
      ...{ housekeeping, clock, directory, agentId },
      ensure: async (image: string) => (await images.ensure(image)).id,
      /** What becomes of the next image, or of this container. */
      fateOf: (id?: string) =>
        new Promise<string>((resolve) =>
          waiting.add((event) => {
            if (event.kind !== 'image' && event.kind !== 'container') return
            const { decision, reason, ...result } = event.result
            if (id === undefined ? event.kind === 'image' : result.id === id)
              resolve(`${decision}: ${reason}`)
          }),
        ),
    }
  }

  const isThere = (image: string) =>
    engine.inspectImage(image).then(
      () => true,
      () => false,
    )

  it('removes what it pulled when nothing uses it, and not before', async () => {
    const { reference } = await startImageRegistry()
    const { housekeeping, clock, ensure, fateOf, directory } = await startAgent()
    const id = await ensure(reference)
    onTestFinished(() => engine.removeImage(id, { force: true }).catch(() => {}))
    await housekeeping.use(id, 'a')
    await housekeeping.release(id, 'a')
    clock.advance(2 * minute)
    await housekeeping.use(id, 'b')
    clock.advance(60 * minute)
    expect(await isThere(reference)).toBe(true)

    const kept = fateOf()
    const request = { name: `hk-${randomUUID()}`, Image: id, Labels: test.labels }
    const container = await engine.createContainer(request)
    await housekeeping.release(id, 'b')
    clock.advance(3 * minute)
    expect(await kept).toBe('kept: in use elsewhere')
    expect(await isThere(reference)).toBe(true)

    const gone = fateOf()
    await engine.removeContainer(container.id)
    await housekeeping.use(id, 'c')
    await housekeeping.release(id, 'c')
    clock.advance(3 * minute)
    expect(await gone).toBe('removed: unused for 3m')
    expect(await isThere(id)).toBe(false)
    expect(await directory.images.list()).toEqual([])
  })

  it('leaves what was there before, though it was pulled again', async () => {
    const { reference } = await startImageRegistry()
    const latest = reference.replace(/:1$/, '')
    for await (const _ of engine.pullImage(latest));
    onTestFinished(() => engine.removeImage(latest))
    const { housekeeping, clock, ensure, directory } = await startAgent()
    const id = await ensure(latest)
    await housekeeping.use(id, 'a')
    await housekeeping.release(id, 'a')
    clock.advance(60 * minute)
    await housekeeping.close(signal)
    expect(await isThere(latest)).toBe(true)
    expect(await directory.images.list()).toEqual([])
  })

  it.each([
    { when: 'in the middle of a pull', isWhole: false },
    { when: 'at the end of a pull', isWhole: true },
  ])('knows after a kill -9 $when what it brought', async ({ isWhole }) => {
    const registry = await startImageRegistry()
    const { reference } = registry
    onTestFinished(() => engine.removeImage(reference).catch(() => {}))
    const path = await temporaryDirectory()
    const pull = isWhole ? undefined : registry.hold()
    const program = fileURLToPath(new URL('../test/pull-program.ts', import.meta.url))
    const child = spawn(process.execPath, ['--conditions=source', program, path, reference], {
      stdio: 'inherit',
    })
    onTestFinished(() => void child.kill('SIGKILL'))
    const ended = once(child, 'close')
    await Promise.race([pull?.held, ended])
    if (!isWhole) child.kill('SIGKILL')
    expect(await ended).toEqual([null, 'SIGKILL'])

    const { clock, fateOf, directory } = await startAgent({ path })
    const records = await directory.images.list()
    expect(records).toMatchObject(isWhole ? [{ kind: 'image', references: [reference] }] : [])
    expect(await isThere(reference)).toBe(isWhole)
    const fate = fateOf()
    clock.advance(3 * minute)
    if (isWhole) expect(await fate).toMatch(/^removed: /)
    expect(await isThere(reference)).toBe(false)
    pull?.goOn()
  })

  it('leaves alone what another agent on the same engine has, and what a Nomad client may have', async () => {
    const agents = [await startAgent(), await startAgent({ config: dryRun })]
    const create = async (labels: Record<string, string>) => {
      const Labels = { ...test.labels, 'com.hashicorp.nomad.alloc_id': randomUUID(), ...labels }
      const name = `hk-${randomUUID()}`
      return (await engine.createContainer({ name, Image: services.busyboxImage, Labels })).id
    }
    const [ofFirst, ofSecond] = await Promise.all(
      agents.map(({ agentId }) => create({ 'dev.longshore.agent': agentId })),
    )
    const ofNobody = await create({})
    const fates = agents.flatMap(({ fateOf }) => [ofFirst, ofSecond, ofNobody].map(fateOf))
    for (const { clock } of agents) {
      // A little more: the first look may come late.
      clock.advance(6.5 * minute)
    }
    expect(await Promise.all(fates)).toEqual([
      'removed: untracked for 6m',
      'kept: another agent’s',
      'kept: perhaps another driver’s',
      'kept: another agent’s',
      'would remove: untracked for 6m',
      'kept: perhaps another driver’s',
    ])
    expect((await test.list()).sort()).toEqual([ofSecond, ofNobody].sort())
  })
})

const dryRun = 'gc {\n dangling_containers { dry_run = true }\n }'

import { createFakeEngine } from '@longshore/engine'
import { LongshoreError } from '@longshore/errors'
import type { Fingerprint } from '@longshore/fingerprint'
import { lockDataDirectory } from '@longshore/runner'
import { temporaryDirectory } from '@longshore/test-support'
import { afterEach, beforeEach, describe, expect, it, onTestFinished, vi } from 'vitest'
import { agentOf } from '../test/agent-of.ts'
import { createHousekeeping, type HousekeepingOptions } from './housekeeping.ts'
import { describeHousekeeping } from './housekeeping-event.ts'

const minute = 60_000
const { signal } = new AbortController()
const allocId = '0c9e3a52-4e0c-4c3f-8a57-5e9a1f3f1b2d'
const labels = { 'dev.longshore.agent': 'a1' }
const ofTask = { ...labels, 'com.hashicorp.nomad.alloc_id': allocId }
const local = { endpoint: 'unix:///run/docker.sock' }

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'Date'] })
})
afterEach(() => {
  vi.useRealTimers()
})

/** An agent by the options of its plugin block, on an engine and a data directory that outlive it. */
async function startAgent(
  config: string,
  { engine = createFakeEngine(), path = '', ...change }: Start = {},
) {
  const directory = await lockDataDirectory(path || (await temporaryDirectory()))
  const said: string[] = []
  const tracked = new Set<string>()
  let tellHealth = (_: Fingerprint) => {}
  const housekeeping = createHousekeeping({
    engine: { ...engine, ...local },
    fingerprinter: {
      watch(listener) {
        tellHealth = listener
        return { close() {} }
      },
    },
    options: agentOf(config).driver,
    labels,
    imageStore: directory.images,
    isTracked: ({ id }) => tracked.has(id),
    keepUnlabelled: true,
    onEvent(event) {
      const text = describeHousekeeping(event)
      if (text) said.push(text)
    },
    ...change,
  })
  await housekeeping.start(signal)
  async function end() {
    await housekeeping.close(signal)
    directory.release()
  }
  return {
    ...{ engine, housekeeping, said, tracked, end, path: directory.path },
    health: (health: Fingerprint['health'], description: string) =>
      tellHealth({ health, description, attributes: {} }),
    async pull(reference: string) {
      engine.scriptPull(reference, () => [])
      await housekeeping.aroundPull(reference, async () => {
        for await (const _ of engine.pullImage(reference));
      })
      return (await engine.inspectImage(reference)).id
    },
    names: async () => (await engine.listContainers()).map(({ name }) => name).sort(),
    images: async () => (await engine.listImages()).flatMap(({ repoTags }) => repoTags),
  }
}

interface Start extends Partial<Pick<HousekeepingOptions, 'readDisk'>> {
  engine?: ReturnType<typeof createFakeEngine>
  /** Of an earlier agent's data. */
  path?: string
}

/** One container of each kind, all of the image `redis:7`; resolves with the id of `web-…`, whose task is known. */
async function createContainers(engine: ReturnType<typeof createFakeEngine>) {
  engine.addImage('redis:7')
  const create = async (name: string, Labels: Record<string, string>) =>
    (await engine.createContainer({ name, Image: 'redis:7', Labels })).id
  const finished = await create(`done-${allocId}`, ofTask)
  await engine.startContainer(finished)
  engine.exit(finished, 0)
  await create(`lost-${allocId}`, ofTask)
  await create('nomads', { 'com.hashicorp.nomad.alloc_id': allocId })
  await create('others', { 'dev.longshore.agent': 'a2' })
  return create(`web-${allocId}`, ofTask)
}

const all = [`done-${allocId}`, `lost-${allocId}`, 'nomads', 'others', `web-${allocId}`]
const without = (...names: string[]) => all.filter((name) => !names.includes(name))

describe('the reaper of an agent', () => {
  it.each([
    {
      gc: '',
      left: without(`done-${allocId}`, `lost-${allocId}`),
      said: [
        `Container lost-${allocId} removed: untracked for 5m`,
        `Container done-${allocId} removed: untracked for 5m`,
      ],
    },
    {
      gc: 'container = false',
      left: without(`lost-${allocId}`),
      said: [`Container lost-${allocId} removed: untracked for 5m`],
    },
    {
      gc: 'dangling_containers { dry_run = true }',
      left: all,
      said: [
        `Container lost-${allocId} would remove: untracked for 5m`,
        `Container done-${allocId} would remove: untracked for 5m`,
      ],
    },
    { gc: 'dangling_containers { enabled = false }', left: all, said: [] },
  ])('does as gc says: $gc', async ({ gc, left, said }) => {
    const engine = createFakeEngine()
    const web = await createContainers(engine)
    const agent = await startAgent(`gc {\n ${gc}\n }`, { engine })
    agent.tracked.add(web)
    await vi.advanceTimersByTimeAsync(5 * minute)
    expect(await agent.names()).toEqual(left)
    expect(agent.said).toEqual(said)
    await agent.end()
  })

  it('waits while the engine is unwell, which is told', async () => {
    const engine = createFakeEngine()
    const web = await createContainers(engine)
    const agent = await startAgent('', { engine })
    agent.tracked.add(web)
    agent.health('unhealthy', 'There is no answer.')
    await vi.advanceTimersByTimeAsync(20 * minute)
    expect(await agent.names()).toEqual(all)
    agent.health('healthy', 'Docker 20.10.24 answers.')
    agent.health('healthy', 'Docker 20.10.25 answers.')
    await vi.advanceTimersByTimeAsync(5 * minute)
    expect(agent.said).toEqual([
      'There is no answer. Tasks are left as they are until it is back.',
      'The Docker Engine is back.',
      expect.stringMatching(/removed/),
      expect.stringMatching(/removed/),
    ])
    await agent.end()
  })
})

describe('the images of an agent', () => {
  it('go when their last task has, and are not looked after with image = false', async () => {
    for (const [gc, left] of [
      ['image_delay = "1m"', []],
      ['image = false\n image_delay = "0s"', ['redis:7']],
    ] as const) {
      const agent = await startAgent(`gc {\n ${gc}\n }`)
      const id = await agent.pull('redis:7')
      await agent.housekeeping.use(id, 'a')
      await agent.housekeeping.release(id, 'a')
      await vi.advanceTimersByTimeAsync(minute)
      expect(await agent.images()).toEqual(left)
      await agent.end()
    }
  })

  it('are counted from the containers that an earlier one left, until the reaper has them', async () => {
    const first = await startAgent('')
    const { engine, path } = first
    const id = await first.pull('redis:7')
    await first.housekeeping.use(id, `${allocId}/web`)
    await engine.createContainer({ name: `web-${allocId}`, Image: id, Labels: ofTask })
    await engine.createContainer({ name: `nomad_init_${allocId}`, Image: id, Labels: ofTask })
    await first.end()

    const next = await startAgent('gc {\n image_delay = "1m"\n }', { engine, path })
    await next.housekeeping.release(id, `${allocId}/web`)
    await vi.advanceTimersByTimeAsync(5 * minute)
    expect(await next.names()).toEqual([])
    expect(await next.images()).toEqual(['redis:7'])
    await vi.advanceTimersByTimeAsync(minute)
    expect(await next.images()).toEqual([])
    expect(next.said.at(-1)).toBe('Image redis:7 removed: unused for 1m')
    await next.end()
  })

  it('of runs shorter than the delay go at the end of a later run', async () => {
    const first = await startAgent('')
    const { engine, path } = first
    engine.addImage('before:1')
    const id = await first.pull('redis:7')
    await first.housekeeping.use(id, 'a')
    await first.housekeeping.release(id, 'a')
    await first.end()
    await vi.advanceTimersByTimeAsync(3 * minute)

    const next = await startAgent('', { engine, path })
    await next.housekeeping.use(await next.pull('busybox:1'), 'b')
    expect(await next.images()).toEqual(['before:1', 'redis:7', 'busybox:1'])
    await next.housekeeping.release((await engine.inspectImage('busybox:1')).id, 'b')
    await next.end()
    expect(await next.images()).toEqual(['before:1', 'busybox:1'])
    expect(next.said).toEqual(['Image redis:7 removed: unused for 3m'])
  })

  it('go by image_gc when the disk of the engine is too full', async () => {
    const engine = createFakeEngine()
    const paths = new Set<string>()
    const agent = await startAgent('image_gc {\n high_watermark = 80\n low_watermark = 60\n }', {
      engine,
      async readDisk(path) {
        paths.add(path)
        const free = 50 - 20 * (await engine.listImages()).length
        return { blocks: 100, bfree: free, bavail: free }
      },
    })
    for (const reference of ['redis:7', 'busybox:1']) {
      const id = await agent.pull(reference)
      await agent.housekeeping.use(id, reference)
      await agent.housekeeping.release(id, reference)
      await vi.advanceTimersByTimeAsync(1000)
    }
    await vi.advanceTimersByTimeAsync(minute)
    expect([...paths]).toEqual(['/var/lib/docker'])
    expect(agent.said).toEqual([
      'Image redis:7 removed: unused, and the disk is 90 % full',
      'Image busybox:1 removed: unused, and the disk is 90 % full',
    ])
    await agent.end()
  })

  it('stay where the disk cannot be read, which is told once', async () => {
    const readDisk = () => Promise.reject(new LongshoreError('EACCES', 'permission denied'))
    const text = 'image_gc {\n high_watermark = 80\n low_watermark = 60\n }'
    const agent = await startAgent(text, { readDisk })
    await vi.advanceTimersByTimeAsync(10 * minute)
    expect(agent.said).toEqual(['Cleaning up: permission denied'])
    await agent.end()
  })
})

it.each([
  { endpoint: 'tcp://10.0.0.7:2376', code: 'IMAGE_GC_UNAVAILABLE' },
  { endpoint: 'https://engine.example.com', code: 'IMAGE_GC_UNAVAILABLE' },
  { endpoint: 'tcp://127.0.0.1:2375', code: undefined },
  { endpoint: 'npipe:////./pipe/docker_engine', code: undefined },
])('image_gc with an engine at $endpoint: $code', async ({ endpoint, code }) => {
  const directory = await lockDataDirectory(await temporaryDirectory())
  onTestFinished(() => directory.release())
  const create = () =>
    createHousekeeping({
      engine: { ...createFakeEngine(), endpoint },
      fingerprinter: { watch: () => ({ close() {} }) },
      options: agentOf('image_gc {\n high_watermark = 80\n low_watermark = 60\n }').driver,
      labels,
      imageStore: directory.images,
      isTracked: () => false,
      keepUnlabelled: true,
      onEvent() {},
    })
  if (code) expect(create).toThrow(expect.objectContaining({ code }))
  else expect(create).not.toThrow()
})

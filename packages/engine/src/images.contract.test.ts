import { randomUUID } from 'node:crypto'
import { once } from 'node:events'
import { type IncomingMessage, request } from 'node:http'
import { Readable } from 'node:stream'
import { createSecret } from '@longshore/errors'
import { engineAddress, requireEngine, services, useTestContainers } from '@longshore/test-support'
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest'
import { collect } from './collect.test-support.ts'
import { connectEngine } from './connect-engine.ts'
import type { Engine } from './engine.ts'
import { createFakeEngine } from './fake/create-fake-engine.ts'

const image = services.busyboxImage

function fake(): Engine {
  const engine = createFakeEngine()
  engine.addImage(image)
  return engine
}

describe.each([
  { kind: 'the fake engine', connect: fake },
  { kind: 'a real engine', connect: () => connectEngine({ environment: process.env }) },
])('images of $kind', ({ connect }) => {
  beforeAll(() => requireEngine())
  const engine = connect()
  const { labels } = useTestContainers()
  afterAll(() => engine.close())

  /** One more name of the test image, that goes with the running test. */
  async function newName(): Promise<string> {
    const name = `longshore-test/named-${randomUUID()}:1`
    onTestFinished(async () => {
      await engine.removeImage(name).catch(() => {})
    })
    await engine.tagImage(image, name)
    return name
  }

  it('shows an image', async () => {
    const { id } = await engine.inspectImage(image)
    expect(await engine.inspectImage(image)).toEqual({
      id: expect.stringMatching(/^sha256:[0-9a-f]{64}$/),
      repoTags: expect.arrayContaining([image]),
      repoDigests: expect.any(Array),
      size: expect.any(Number),
      os: 'linux',
      architecture: expect.any(String),
    })
    const listed = (await engine.listImages()).find((one) => one.id === id)
    expect(listed).toMatchObject({ id, repoTags: expect.arrayContaining([image]) })
    expect(listed?.createdAt).toBeGreaterThan(Date.parse('2020-01-01'))
  })

  it('gives a name and takes it away, and leaves the others', async () => {
    const name = await newName()
    const { id } = await engine.inspectImage(image)
    expect(await engine.inspectImage(name)).toMatchObject({
      id,
      repoTags: expect.arrayContaining([image, name]),
    })
    await engine.removeImage(name)
    await expect(engine.inspectImage(name)).rejects.toMatchObject({ code: 'ENGINE_NOT_FOUND' })
    expect(await engine.inspectImage(image)).toMatchObject({ id })
  })

  it('takes a name without a tag for latest', async () => {
    const name = `longshore-test/named-${randomUUID()}`
    await engine.tagImage(image, name)
    onTestFinished(() => engine.removeImage(name))
    const { repoTags } = await engine.inspectImage(image)
    expect(repoTags).toContain(`${name}:latest`)
  })

  it('does not remove an image by its id that a container uses', async () => {
    const { id } = await engine.inspectImage(image)
    const name = `longshore-test-${randomUUID()}`
    const container = await engine.createContainer({ name, Image: image, Labels: labels })
    await expect(engine.removeImage(id)).rejects.toMatchObject({ code: 'ENGINE_CONFLICT' })
    await engine.removeContainer(container.id)
  })

  it('loads an archive, and tells what was in it', async () => {
    const name = await newName()
    await engine.removeImage(name)
    const archive = await save(name)
    const messages = await collect(engine.loadImage(archive))
    expect(messages.flatMap(({ loaded = [] }) => loaded)).toEqual([name])
    expect(archive.destroyed).toBe(true)
    expect(await engine.inspectImage(name)).toMatchObject({
      repoTags: expect.arrayContaining([name]),
    })
  })

  it('rejects an archive that is none with IMAGE_LOAD_FAILED', async () => {
    const load = collect(engine.loadImage(Readable.from([Buffer.alloc(2000, 'x')])))
    await expect(load).rejects.toMatchObject({ code: 'IMAGE_LOAD_FAILED', recoverable: true })
  })

  it('rejects with the error of the archive’s stream', async () => {
    const broken = new Error('a disk that cannot be read')
    const archive = new Readable({
      read() {
        this.destroy(broken)
      },
    })
    await expect(collect(engine.loadImage(archive))).rejects.toBe(broken)
  })

  it('rejects a load that is aborted with its reason', async () => {
    const archive = Readable.from([])
    const reason = new Error('enough')
    await expect(collect(engine.loadImage(archive, AbortSignal.abort(reason)))).rejects.toBe(reason)
    expect(archive.destroyed).toBe(true)
  })

  it('rejects an image that no registry has, naming who asked', async () => {
    const auth = { header: createSecret('e30='), source: 'a test' }
    const pull = collect(engine.pullImage(`${services.registry}/none:1`, { auth }))
    await expect(pull).rejects.toMatchObject({
      code: 'IMAGE_NOT_FOUND',
      message: expect.stringContaining('credentials of a test'),
    })
  })

  it.each([
    { why: 'tag', act: () => engine.tagImage('longshore-test/gone:1', 'longshore-test/b:1') },
    { why: 'remove', act: () => engine.removeImage('longshore-test/gone:1') },
  ])('rejects a missing image on $why with ENGINE_NOT_FOUND', async ({ act }) => {
    await expect(act()).rejects.toMatchObject({ code: 'ENGINE_NOT_FOUND', recoverable: false })
  })
})

/** What `docker save` gives of the test image, with one of its names, whichever the subject has. */
async function save(name: string): Promise<Readable> {
  const { connection } = engineAddress()
  const real = connectEngine({ environment: process.env })
  await real.tagImage(image, name)
  const call = request({ ...connection, path: `/images/${name}/get` }).end()
  const [answer] = (await once(call, 'response')) as [IncomingMessage]
  const archive = Buffer.concat(await answer.toArray())
  await real.removeImage(name)
  real.close()
  return Readable.from([archive])
}

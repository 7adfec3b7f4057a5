import { once } from 'node:events'
import { createWriteStream } from 'node:fs'
import { writeFile } from 'node:fs/promises'
import { type IncomingMessage, request } from 'node:http'
import { join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { connectEngine } from '@longshore/engine'
import { engineAddress, requireEngine, services, temporaryDirectory } from '@longshore/test-support'
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest'
import { createImages } from './create-images.ts'
import type { PullProgress } from './reduce-pull.ts'

describe('load on a real engine', () => {
  beforeAll(() => requireEngine())
  const engine = connectEngine({ environment: process.env })
  const images = createImages({ engine })
  afterAll(() => engine.close())

  /** A task's folder with `image.tar`, an archive of an image that the engine does not have under that name. */
  async function setUp() {
    const directory = await temporaryDirectory()
    const image = `longshore-test/loaded-${process.hrtime.bigint()}:1`
    await engine.tagImage(services.busyboxImage, image)
    const { connection } = engineAddress()
    const call = request({ ...connection, path: `/images/${image}/get` }).end()
    const [answer] = (await once(call, 'response')) as [IncomingMessage]
    await pipeline(answer, createWriteStream(join(directory, 'image.tar')))
    await engine.removeImage(image)
    onTestFinished(() => engine.removeImage(image).catch(() => {}))
    return { image, load: { directory, path: 'image.tar' } }
  }

  it('takes the image from the archive, and only when it is missing', async () => {
    const { image, load } = await setUp()
    const shown: PullProgress[] = []
    const onProgress = (progress: PullProgress) => shown.push(progress)
    const { id } = await engine.inspectImage(services.busyboxImage)
    const ensured = await images.ensure(image, { load, onProgress, pullPolicy: 'never' })
    expect(ensured).toEqual({ id, pulled: false })
    expect(shown.length).toBeGreaterThan(0)
    const elsewhere = { ...load, path: 'gone.tar' }
    expect(await images.ensure(image, { load: elsewhere })).toEqual(ensured)
  })

  it('is done within aroundPull', async () => {
    const { image, load } = await setUp()
    const book: string[] = []
    const { ensure } = createImages({
      engine,
      async aroundPull(reference, act) {
        book.push(reference)
        return act()
      },
    })
    await ensure(image, { load })
    await ensure(image, { load })
    expect(book).toEqual([`docker.io/${image}`])
  })

  it('says what the archive holds where it is not the image', async () => {
    const { image, load } = await setUp()
    await expect(images.ensure('longshore-test/other:1', { load })).rejects.toMatchObject({
      code: 'IMAGE_NOT_IN_ARCHIVE',
      message: `The archive image.tar does not hold the image longshore-test/other:1; it holds ${image}.`,
      recoverable: false,
    })
  })

  it('rejects an archive that is none', async () => {
    const { image, load } = await setUp()
    await writeFile(join(load.directory, load.path), 'x'.repeat(5000))
    await expect(images.ensure(image, { load })).rejects.toMatchObject({
      code: 'IMAGE_LOAD_FAILED',
      recoverable: true,
    })
  })

  it('refuses an archive outside of its folder', async () => {
    const { image, load } = await setUp()
    const outside = { ...load, path: '../../etc/passwd' }
    await expect(images.ensure(image, { load: outside })).rejects.toMatchObject({
      code: expect.stringMatching(/^ARCHIVE_/),
    })
  })
})

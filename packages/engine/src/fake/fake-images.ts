import type { Readable } from 'node:stream'
import { buffer } from 'node:stream/consumers'
import { toEngineError } from '../engine-errors.ts'
import type {
  ImageInfo,
  ImageSummary,
  LoadMessage,
  PullMessage,
  PullOptions,
} from '../image-types.ts'
import { toLoadError, toPullError } from '../pull-errors.ts'
import { withTag } from '../with-tag.ts'
import { readArchiveNames } from './read-archive-names.ts'

/** What a pull tells. It may throw, as a failing pull does, or wait, as a slow one does. */
export type PullScript = (
  signal?: AbortSignal,
) => Iterable<PullMessage> | AsyncIterable<PullMessage>

export interface FakeImagesOptions {
  now(): number
  isUsed(imageId: string): boolean
}

interface FakeImage extends Pick<ImageInfo, 'id' | 'size' | 'os' | 'architecture'> {
  names: Set<string>
  createdAt: number
}

/** The images of a fake engine, and those that it can pull. */
export function createFakeImages({ now, isUsed }: FakeImagesOptions) {
  const images = new Set<FakeImage>()
  const scripts = new Map<string, PullScript>()
  let made = 0

  function add(reference: string, platform = ''): string {
    const id = `sha256:${(++made).toString(16).padStart(64, '0')}`
    const [os = '', architecture = ''] = platform.split('/')
    const machine = { os: os || 'linux', architecture: architecture || 'amd64' }
    const image = { id, size: 1000, ...machine, names: new Set<string>(), createdAt: now() }
    images.add(image)
    name(image, reference)
    return id
  }
  function name(image: FakeImage, reference: string): void {
    for (const other of images) other.names.delete(normalize(reference))
    image.names.add(normalize(reference))
  }
  function find(reference: string): FakeImage | undefined {
    return [...images].find(({ id, names }) => id === reference || names.has(normalize(reference)))
  }
  function get(reference: string, verb: string): FakeImage {
    const image = find(reference)
    if (image) return image
    const doing = `${verb} the image ${reference}`
    throw toEngineError({ doing, status: 404, text: `No such image: ${reference}` })
  }
  function remove(reference: string, force = false): void {
    const image = get(reference, 'remove')
    const isLast = image.names.size <= 1 || image.id === reference
    if (isLast && !force && isUsed(image.id)) {
      const doing = `remove the image ${reference}`
      throw toEngineError({ doing, status: 409, text: 'a container uses it' })
    }
    image.names.delete(normalize(reference))
    if (isLast) images.delete(image)
  }

  return {
    add,
    find,
    script: (reference: string, script: PullScript) => {
      scripts.set(normalize(reference), script)
    },
    calls: {
      inspectImage: async (reference: string): Promise<ImageInfo> => {
        const { os, architecture, ...image } = get(reference, 'inspect')
        return { ...toNames(image), os, architecture }
      },
      listImages: async (): Promise<ImageSummary[]> =>
        [...images].map((image) => ({ ...toNames(image), createdAt: image.createdAt })),
      tagImage: async (reference: string, newName: string) =>
        name(get(reference, 'give a name to'), newName),
      removeImage: async (reference: string, { force }: { force?: boolean } = {}) =>
        remove(reference, force),
    },
    async *pull(
      reference: string,
      { auth, platform, signal }: PullOptions = {},
    ): AsyncGenerator<PullMessage> {
      const script = scripts.get(normalize(reference))
      const text = `manifest for ${reference} not found`
      if (!script) throw toPullError({ reference, auth, text, status: 404 })
      for await (const message of script(signal)) {
        yield message
        signal?.throwIfAborted()
      }
      add(reference, platform)
    },
    async *load(archive: Readable, _signal?: AbortSignal): AsyncGenerator<LoadMessage> {
      const names = readArchiveNames(await buffer(archive))
      if (!names) throw toLoadError({ text: 'archive/tar: invalid tar header' })
      for (const loaded of names) {
        add(loaded)
        yield { status: `Loaded image: ${loaded}`, loaded }
      }
    },
  }
}

function toNames({ id, names, size }: Pick<FakeImage, 'id' | 'names' | 'size'>) {
  const [repoDigests, repoTags] = [true, false].map((isDigest) =>
    [...names].filter((one) => one.includes('@') === isDigest),
  ) as [string[], string[]]
  return { id, repoTags, repoDigests, size }
}

/** The short form with its tag: `redis:latest` for `docker.io/library/redis`. */
function normalize(reference: string): string {
  return withTag(reference.replace(/^docker\.io\/(library\/)?/, ''))
}

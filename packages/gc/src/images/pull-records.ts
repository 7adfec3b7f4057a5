import type { Engine } from '@longshore/engine'
import type { OwnedImages } from './create-owned-images.ts'
import { findImage } from './find-image.ts'
import type { ImageRecord, ImageStore } from './image-store.ts'

export type PullRecord = Extract<ImageRecord, { kind: 'pull' }>

export interface PullEffects {
  engine: Pick<Engine, 'listImages' | 'inspectImage'>
  store: ImageStore
  owned: OwnedImages
}

/** Writes down that a pull begins, and what of others was there before it. */
export async function beginPull(
  { engine, store, owned }: PullEffects,
  reference: string,
): Promise<PullRecord> {
  const [images, found] = await Promise.all([engine.listImages(), findImage(engine, reference)])
  const before = images.map(({ id }) => id).filter((id) => !owned.get(id))
  const isOurName = found && owned.get(found.id)?.references.includes(reference)
  const named = isOurName ? undefined : found?.id
  const record: PullRecord = { kind: 'pull', key: reference, before, named }
  await store.put(record)
  return record
}

/**
 * The id of the image that is ours by this name since the pull. Undefined when it brought none, one that was there
 * before, or one that had this name before.
 */
export async function findPulled(
  engine: Pick<Engine, 'inspectImage'>,
  { key, before, named }: PullRecord,
): Promise<string | undefined> {
  const image = await findImage(engine, key)
  if (!image || image.id === named || before.includes(image.id)) return undefined
  return image.id
}

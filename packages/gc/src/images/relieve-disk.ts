import { type DiskSpace, toPercentUsed, type Watermarks } from './disk.ts'

export interface DiskRelief extends Watermarks {
  readDisk: (signal: AbortSignal) => Promise<DiskSpace>
  /** The images that may go, those used longest ago first. */
  listUnused: () => { id: string }[]
  remove: (imageId: string, reason: string, signal: AbortSignal) => Promise<void>
}

/** Removes unused images of a disk fuller than the high watermark until it is at the low one. Spec: driver.md §1. */
export async function relieveDisk(relief: DiskRelief, signal: AbortSignal): Promise<void> {
  const percent = async () => toPercentUsed(await relief.readDisk(signal))
  const found = await percent()
  if (found <= relief.high_watermark) return
  for (const { id } of relief.listUnused()) {
    signal.throwIfAborted()
    await relief.remove(id, `unused, and the disk is ${Math.floor(found)} % full`, signal)
    if ((await percent()) <= relief.low_watermark) return
  }
}

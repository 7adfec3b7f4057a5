import { readdir } from 'node:fs/promises'
import { setTimeout } from 'node:timers/promises'

/** How many files and sockets this process has open. */
export async function countDescriptors(): Promise<number> {
  return (await readdir('/proc/self/fd')).length
}

/** In words, if there are more than `before`; what is about to be closed has two seconds for it. */
export async function describeOpen(before: number): Promise<string[]> {
  for (let tries = 0; ; tries++) {
    const left = (await countDescriptors()) - before
    if (left <= 0) return []
    if (tries === 20) return [`leaked: ${left} open descriptors`]
    await setTimeout(100)
  }
}

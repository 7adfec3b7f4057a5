import type { LongshoreError } from '@longshore/errors'
import type { Fingerprint } from '@longshore/fingerprint'
import type { ImageResult, ReapResult } from '@longshore/gc'

/** What housekeeping has seen or done. */
export type HousekeepingEvent =
  /** The engine's health has changed. */
  | { kind: 'health'; fingerprint: Fingerprint }
  /** What became of a container that the reaper looked at, and why. */
  | { kind: 'container'; result: ReapResult }
  /** What became of an image when it was its turn to go, and why. */
  | { kind: 'image'; result: ImageResult }
  /** A look at the containers or at the disk failed. Told once, however often it fails in the same way. */
  | { kind: 'problem'; error: LongshoreError }

/** A sentence for people; undefined for what is kept, which is no news. */
export function describeHousekeeping(event: HousekeepingEvent): string | undefined {
  switch (event.kind) {
    case 'health':
      return describeHealth(event.fingerprint)
    case 'container':
      return describeResult(`Container ${event.result.name}`, event.result)
    case 'image': {
      const { references, id } = event.result
      return describeResult(`Image ${references.join(', ') || id}`, event.result)
    }
    case 'problem':
      return `Cleaning up: ${event.error.message}`
  }
}

function describeHealth({ health, description }: Fingerprint): string {
  if (health === 'healthy') return 'The Docker Engine is back.'
  return `${description.replace(/\.$/, '')}. Tasks are left as they are until it is back.`
}

function describeResult(
  what: string,
  { decision, reason }: Pick<ReapResult, 'decision' | 'reason'>,
): string | undefined {
  return decision === 'kept' ? undefined : `${what} ${decision}: ${reason}`
}

import type { LiveSource } from '../live/live-source.ts'
import type { ResumeLogsOptions } from '../resume-options.ts'
import type { LogStores } from '../store/open-log-stores.ts'

const streamNames = ['stdout', 'stderr'] as const

/** For output that is stored elsewhere and cannot be read back: tells a gap, and goes on with the live output. */
export async function passOn(
  source: LiveSource | undefined,
  stores: LogStores,
  { onGap, onOutput }: Pick<ResumeLogsOptions, 'onGap' | 'onOutput'>,
): Promise<void> {
  const reason = 'what went into the FIFO cannot be read back, so the place is not known'
  for (const stream of streamNames) onGap({ stream, after: {}, certain: false, reason })
  for (let output = await source?.take(); output; output = await source?.take())
    for (const stream of streamNames) {
      if (output[stream].length === 0) continue
      onOutput?.(stream, output[stream])
      await stores[stream].live.write(output[stream])
    }
}

import type { DriverOptions } from '@longshore/config'
import { connectEngine } from '@longshore/engine'
import { toLongshoreError } from '@longshore/errors'
import { createDriverFingerprinter } from '@longshore/fingerprint'
import type { Io } from '../../io.ts'
import { type Finding, ok, problem, warning } from './finding.ts'

const about = 'engine'

/** Whether the engine is there, and whether tasks outlive its restart. */
export async function checkEngine(options: DriverOptions, env: Io['env']): Promise<Finding[]> {
  const { endpoint, tls } = options
  try {
    const engine = connectEngine({ endpoint, tls, environment: env })
    try {
      const host = { platform: process.platform, isRoot: process.getuid?.() === 0 }
      const { health, description, error } = await createDriverFingerprinter({
        ...{ engine, options, host },
      }).check()
      if (health !== 'healthy')
        return [problem(about, description, error?.hint ?? 'Start the engine.')]
      const { liveRestore } = await engine.info(AbortSignal.timeout(10_000))
      return [ok(about, description), ...(liveRestore ? [] : [withoutLiveRestore])]
    } finally {
      engine.close()
    }
  } catch (thrown) {
    const error = toLongshoreError(thrown)
    return [problem(about, error.message, error.hint ?? 'Look after the engine.')]
  }
}

const withoutLiveRestore = warning(
  about,
  'live-restore is off: a restart of dockerd ends all tasks.',
  'Write { "live-restore": true } into /etc/docker/daemon.json and have dockerd reload it (SIGHUP).',
)

import * as kernelFiles from 'node:fs'
import * as files from 'node:fs/promises'
import { createDriver } from '@longshore/driver'
import { connectEngine } from '@longshore/engine'
import { createDriverFingerprinter } from '@longshore/fingerprint'
import type { HclogLogger, OpenDockerRuntime } from '@longshore/nomad-plugin'
import { ownerLabels } from '@longshore/runner'
import { createAgentImages } from '../create-agent-images.ts'
import { assumedEngineFacts, driverSettings, readEngineFacts } from '../driver-settings.ts'
import { createHousekeeping } from '../housekeeping.ts'
import { describeHousekeeping } from '../housekeeping-event.ts'
import type { Io } from '../io.ts'
import { readHostCompute } from '../read-host-compute.ts'
import { findBuiltInNetwork } from './find-built-in-network.ts'
import { openPluginState } from './open-plugin-state.ts'
import { preparedBy } from './prepared-by.ts'
import { retryOnConnect } from './retry-on-connect.ts'
import { toHostCompute } from './to-host-compute.ts'

export interface PluginEffects {
  env: Io['env']
  stateDir: string
  log: HclogLogger
}

/** Wires the driver for a Nomad client. Waits for no engine: tasks are recovered also while that is away. */
export function openDocker({ env, stateDir, log }: PluginEffects): OpenDockerRuntime {
  return async ({ options, agent, onEvent }) => {
    const state = await openPluginState(stateDir)
    const engine = connectEngine({
      endpoint: options.endpoint,
      tls: options.tls,
      environment: env,
    })
    const compute = toHostCompute(agent) ?? (await readHostCompute())
    const facts = assumedEngineFacts({ driver: options })
    const labels = ownerLabels(state.agentId)
    const { agentId } = state
    // Nomad says with each task which node this is.
    const node = { id: '', name: '' }
    const wanted = { driver: options, compute, node, agentId, ownsUnlabelled: true }
    const settings = await driverSettings(wanted, facts)
    const fingerprinter = createDriverFingerprinter({
      engine,
      options,
      host: { platform: process.platform, isRoot: process.getuid?.() === 0 },
    })
    const housekeeping = createHousekeeping({
      ...{ engine, fingerprinter, options, labels, imageStore: state.images },
      // On this engine Nomad's tasks are ours, also those that its own driver has left.
      keepUnlabelled: false,
      isTracked: (container) => isNetwork(container) || driver.isTracked(container.id),
      onEvent(event) {
        const text = describeHousekeeping(event)
        if (text !== undefined) log.info(text)
      },
    })
    const ended = new AbortController()
    const { signal } = ended
    const ready = retryOnConnect(engine, {
      async prepare() {
        Object.assign(facts, await readEngineFacts(engine, signal))
        await housekeeping.start(signal)
      },
      signal,
    })
    const { aroundPull } = housekeeping
    const driver = createDriver({
      ...{ engine, settings, host: files, kernelFiles, now: Date.now, onEvent },
      images: await createAgentImages({ driver: options }, engine, {
        ...{ env, aroundPull },
        usesDockerLogin: false,
      }),
      imageUsers: {
        use: async (imageId, taskId) => {
          await ready.settled
          await housekeeping.use(imageId, withoutInvocation(taskId))
        },
        release: (imageId, taskId) => housekeeping.release(imageId, withoutInvocation(taskId)),
      },
    })
    return {
      driver: preparedBy(ready, driver, (allocId) =>
        findBuiltInNetwork(allocId, { engine, labels }),
      ),
      watchFingerprint: fingerprinter.watch,
      async close() {
        await Promise.all([driver.close(), housekeeping.close(AbortSignal.timeout(500))])
        ended.abort()
        engine.close()
        state.close()
      },
    }
  }
}

/** A pause container lives as long as its allocation: Nomad says when that ends. */
function isNetwork({ name }: { name: string }): boolean {
  return name.startsWith('nomad_init_')
}

/** `<allocId>/<task>` of Nomad's `<allocId>/<task>/<invocation>`: as the containers tell it too. */
function withoutInvocation(taskId: string): string {
  return taskId.replace(/\/[^/]*$/, '')
}

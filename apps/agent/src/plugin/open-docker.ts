import * as files from 'node:fs/promises'
import { setTimeout } from 'node:timers/promises'
import { type AllocationNetwork, createDriver, type Driver } from '@longshore/driver'
import { connectEngine } from '@longshore/engine'
import { hasCode } from '@longshore/errors'
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
import { type Preparation, retryOnConnect } from './retry-on-connect.ts'
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
      ...{ engine, settings, host: files, now: Date.now, onEvent },
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

/**
 * What begins something waits until it is known what the engine is and whose its images are. A network is also waited for while
 * the engine comes up: a client that starts beside it asks for those of its running allocations, and gives them up otherwise.
 */
function preparedBy(
  { now, settled }: Preparation,
  driver: Driver,
  findBuiltIn: (allocId: string) => Promise<AllocationNetwork | undefined>,
): Driver {
  return {
    ...driver,
    async startTask(task, options) {
      await now()
      return driver.startTask(task, options)
    },
    async createNetwork(spec, options) {
      await now().catch((error) => Promise.race([settled, rejectLater(error, options?.signal)]))
      try {
        return await driver.createNetwork(spec, options)
      } catch (error) {
        const found = hasCode(error, 'CONTAINER_NAME_TAKEN') && (await findBuiltIn(spec.allocId))
        if (found) return found
        throw error
      }
    },
  }
}

/** How long an engine may take to come up. */
const patienceMs = 60_000

async function rejectLater(error: unknown, signal: AbortSignal | undefined): Promise<never> {
  await setTimeout(patienceMs, undefined, { signal, ref: false })
  throw error
}

/** A pause container lives as long as its allocation: Nomad says when that ends. */
function isNetwork({ name }: { name: string }): boolean {
  return name.startsWith('nomad_init_')
}

/** `<allocId>/<task>` of Nomad's `<allocId>/<task>/<invocation>`: as the containers tell it too. */
function withoutInvocation(taskId: string): string {
  return taskId.replace(/\/[^/]*$/, '')
}

import { access } from 'node:fs/promises'
import { homedir } from 'node:os'
import type { Agent } from '@longshore/config'
import type { Engine } from '@longshore/engine'
import { createImages, type Images, type ImagesOptions } from '@longshore/images'
import {
  createAuthChain,
  createRunCommand,
  defaultAuthFile,
  readTextFile,
} from '@longshore/registry-auth'

export interface AgentImagesOptions extends Pick<ImagesOptions, 'aroundPull'> {
  env: Record<string, string | undefined>
  /** Whether operators who name no source of credentials mean those that `docker login` has left for this user. */
  usesDockerLogin?: boolean
}

/** The engine's images, with the operator's credentials. */
export async function createAgentImages(
  { driver }: Pick<Agent, 'driver'>,
  engine: Engine,
  { env, aroundPull, usesDockerLogin = true }: AgentImagesOptions,
): Promise<Images> {
  const { config, helper, providers } = driver.auth
  const isUnset = config === undefined && helper === undefined && providers.length === 0
  const auth = createAuthChain({
    auth: {
      config: isUnset && usesDockerLogin ? await authFileOf(env) : config,
      helper,
      providers: providers.map(({ match_images, helper, cache_for }) => ({
        matchImages: match_images,
        helper,
        cacheForMs: cache_for,
      })),
    },
    runCommand: createRunCommand({ env }),
    readFile: readTextFile,
    now: () => performance.now(),
  })
  return createImages({
    engine,
    auth,
    aroundPull,
    maxParallelPulls: driver.max_parallel_pulls,
    pullTimeoutMs: driver.image_pull_timeout,
    activityTimeoutMs: driver.pull_activity_timeout,
  })
}

async function authFileOf(env: Record<string, string | undefined>): Promise<string | undefined> {
  const path = defaultAuthFile(env, env.HOME || homedir())
  return access(path).then(
    () => path,
    () => undefined,
  )
}

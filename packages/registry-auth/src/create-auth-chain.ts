import { toLongshoreError } from '@longshore/errors'
import type { AuthChain, AuthProvider, DriverAuth } from './auth-chain.ts'
import { createAuthFileProvider } from './auth-file-provider.ts'
import { cacheFinds } from './cache-finds.ts'
import { createCredentialHelper } from './credential-helper.ts'
import type { CredentialProvider, FoundCredentials } from './credential-provider.ts'
import { toAuthKey } from './docker-hub.ts'
import { createCredentialsIdentifier } from './identify-credentials.ts'
import { createImageMatcher } from './image-pattern.ts'
import type { ImageReference } from './image-reference.ts'
import type { ReadFile } from './read-file.ts'
import type { RunCommand } from './run-command.ts'
import { shareFinds } from './share-finds.ts'
import { hasTaskAuth, toTaskCredentials } from './task-auth.ts'

export interface AuthChainOptions {
  auth: DriverAuth
  runCommand: RunCommand
  readFile: ReadFile
  /** Milliseconds, for the providers' caches. */
  now: () => number
}

interface Source {
  appliesTo(reference: ImageReference): boolean
  provider: CredentialProvider
}

/**
 * Makes the search for credentials of `driver.md` §3. However many callers ask for one registry at a time, each helper
 * runs once.
 *
 * @throws LongshoreError `HELPER_NAME_INVALID` or `IMAGE_PATTERN_INVALID` of the driver's own options.
 */
export function createAuthChain(options: AuthChainOptions): AuthChain {
  const { auth, runCommand, readFile, now } = options
  const identify = createCredentialsIdentifier()
  const helperNamed = createHelpers(runCommand)
  const sources: Source[] = [
    ...(auth.config
      ? [forAll(createAuthFileProvider(auth.config, { readFile, helperNamed }))]
      : []),
    ...(auth.providers ?? []).map(toSource),
    ...(auth.helper ? [forAll(helperNamed(auth.helper))] : []),
  ]

  function toSource({ matchImages, helper, cacheForMs = 0 }: AuthProvider): Source {
    const matchers = matchImages.map(createImageMatcher)
    return {
      appliesTo: (reference) => matchers.some((matches) => matches(reference)),
      provider: cacheFinds(helperNamed(helper), { lifetimeMs: cacheForMs, now }),
    }
  }

  async function search(
    reference: ImageReference,
    signal: AbortSignal,
  ): Promise<FoundCredentials | undefined> {
    for (const { appliesTo, provider } of sources) {
      if (!appliesTo(reference)) continue
      const found = await provider.find(reference.domain, signal)
      if (found !== undefined) return found
    }
    return undefined
  }

  return {
    async find(reference, { taskAuth = {}, softFail = false, signal }) {
      signal.throwIfAborted()
      const serverAddress = taskAuth.serverAddress || toAuthKey(reference.domain)
      const toResult = ({
        credentials,
        source = 'no credentials',
      }: Partial<FoundCredentials> = {}) => ({
        credentials,
        source,
        serverAddress,
        identity: identify(credentials),
      })
      if (hasTaskAuth(taskAuth))
        return toResult({
          credentials: toTaskCredentials(taskAuth),
          source: "the task's auth block",
        })
      try {
        return toResult(await search(reference, signal))
      } catch (error) {
        if (!softFail || signal.aborted) throw error
        return { ...toResult(), warning: toLongshoreError(error) }
      }
    },
  }
}

function forAll(provider: CredentialProvider): Source {
  return { appliesTo: () => true, provider }
}

/** One provider for each helper, so that all who name it share its answers. */
function createHelpers(runCommand: RunCommand): (helper: string) => CredentialProvider {
  const helpers = new Map<string, CredentialProvider>()
  return (helper) => {
    const known = helpers.get(helper)
    if (known !== undefined) return known
    const made = shareFinds(createCredentialHelper(helper, runCommand))
    helpers.set(helper, made)
    return made
  }
}

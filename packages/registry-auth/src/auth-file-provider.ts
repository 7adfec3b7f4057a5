import type { CredentialProvider } from './credential-provider.ts'
import { findCredHelper, findInAuthFile } from './find-in-auth-file.ts'
import { loadAuthFile } from './load-auth-file.ts'
import type { ReadFile } from './read-file.ts'

export interface AuthFileProviderOptions {
  readFile: ReadFile
  helperNamed(helper: string): CredentialProvider
}

/**
 * Finds credentials by an auth file, which is read anew each time: in the file itself, then by the registry's own helper
 * (`credHelpers`), then by the helper for all (`credsStore`). Spec: driver.md §3.
 */
export function createAuthFileProvider(
  path: string,
  { readFile, helperNamed }: AuthFileProviderOptions,
): CredentialProvider {
  return {
    async find(registry, signal) {
      const file = await loadAuthFile(path, { registry, readFile, signal })
      const credentials = findInAuthFile(file, registry)
      if (credentials !== undefined) return { credentials, source: `the auth file ${path}` }

      for (const helper of [findCredHelper(file, registry), file.credsStore]) {
        if (helper === undefined) continue
        const found = await helperNamed(helper).find(registry, signal)
        if (found !== undefined)
          return { ...found, source: `${found.source} by the auth file ${path}` }
      }
      return undefined
    },
  }
}

import { LongshoreError } from '@longshore/errors'

const hint =
  'Mend it, or write it anew with docker login. Its form is { "auths": { "registry.example.com": { "auth": "<base64 of username:password>" } } }.'

/**
 * `name` is {@link AuthFile.name}; `problem` follows "The auth file … is invalid:" and quotes nothing of the file but
 * names of keys.
 */
export function invalidAuthFile(name: string, problem: string): LongshoreError {
  return new LongshoreError('AUTH_FILE_INVALID', `The auth file ${name} is invalid: ${problem}.`, {
    hint,
  })
}

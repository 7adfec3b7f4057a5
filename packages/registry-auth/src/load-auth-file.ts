import { LongshoreError } from '@longshore/errors'
import type { AuthFile } from './auth-file.ts'
import { parseAuthFile } from './parse-auth-file.ts'
import type { ReadFile } from './read-file.ts'

const maxBytes = 1024 * 1024

export interface LoadAuthFileOptions {
  /** Which it is asked for. */
  registry: string
  readFile: ReadFile
  signal: AbortSignal
}

/**
 * Reads an auth file of at most 1 MiB.
 *
 * @throws LongshoreError `AUTH_FILE_NOT_FOUND`, `AUTH_FILE_UNREADABLE` (a folder, no permission …),
 * `AUTH_FILE_TOO_LARGE`, or `AUTH_FILE_INVALID`, each with the path, the registry, and none of the content.
 */
export async function loadAuthFile(
  path: string,
  { registry, readFile, signal }: LoadAuthFileOptions,
): Promise<AuthFile> {
  const name = `${path}, asked for ${registry},`
  const text = await readFile(path, { maxBytes, signal }).catch((cause: unknown) => {
    throw signal.aborted ? signal.reason : toReadError(name, cause)
  })
  return parseAuthFile(text, name)
}

function toReadError(name: string, cause: unknown): LongshoreError {
  const code = String((cause as { code?: unknown })?.code)
  if (code === 'ENOENT')
    return new LongshoreError('AUTH_FILE_NOT_FOUND', `The auth file ${name} does not exist.`, {
      hint: 'Write the path of a Docker config.json, or take out auth.config.',
      cause,
    })
  if (code === 'EFBIG')
    return new LongshoreError(
      'AUTH_FILE_TOO_LARGE',
      `The auth file ${name} has more than ${maxBytes} bytes.`,
      { hint: 'Check that the path is that of a Docker config.json.', cause },
    )
  return new LongshoreError(
    'AUTH_FILE_UNREADABLE',
    `The auth file ${name} cannot be read: ${reasons[code] ?? code}.`,
    { hint: 'Write the path of a Docker config.json that the agent may read.', cause },
  )
}

const reasons: Record<string, string> = {
  EACCES: 'permission is denied',
  EISDIR: 'it is a folder',
  EINVAL: 'it is no regular file',
  ENOTDIR: 'a part of its path is no folder',
}

import { LongshoreError } from '@longshore/errors'
import { isInside } from '../files/is-inside.ts'
import { requirePath } from '../files/require-path.ts'

/** Docker's own profile has 12 kB. */
const maxBytes = 1024 * 1024

/** Whose profiles count. */
export interface SecurityPolicy {
  allow_privileged?: boolean
  /** Host folders that tasks can write to: those of all allocations, and the engine's own. No profile is read from them. */
  untrustedDirs: readonly string[]
}

/** Of `node:fs/promises`. */
export interface SeccompReader {
  realpath(path: string): Promise<string>
  stat(path: string): Promise<{ isFile(): boolean; size: number }>
  readFile(path: string, encoding: 'utf8'): Promise<string>
}

/**
 * The profile in a host file, as JSON on one line. Without `allow_privileged` it must be the operator's: in none of
 * the untrusted folders, also after symlinks, as whoever writes the profile decides what it allows.
 * No error quotes the file, which may be none of the task's business.
 *
 * @throws LongshoreError `SECCOMP_PROFILE_INVALID`, `SECURITY_OPT_NOT_ALLOWED`
 */
export async function readSeccompProfile(
  path: string,
  { allow_privileged = false, untrustedDirs }: SecurityPolicy,
  reader: SeccompReader,
): Promise<string> {
  requirePath('security_opt seccomp', path)
  const real = await reader.realpath(path).catch(() => {
    throw invalid(path, 'cannot be found')
  })
  const dirs = await Promise.all(untrustedDirs.map((dir) => reader.realpath(dir).catch(() => dir)))
  if (!allow_privileged && dirs.some((dir) => isInside(dir, real))) {
    throw new LongshoreError(
      'SECURITY_OPT_NOT_ALLOWED',
      `The seccomp profile ${JSON.stringify(path)} is where tasks can write, so it could allow anything; this agent does not allow that.`,
      {
        hint: "Name a profile of the operator's, or have the operator set allow_privileged = true.",
      },
    )
  }
  return compactProfile(path, await readText(path, real, reader))
}

async function readText(path: string, real: string, reader: SeccompReader): Promise<string> {
  try {
    const stats = await reader.stat(real)
    // Files of /proc say 0, and some of them never end.
    const isReadable = stats.isFile() && stats.size > 0 && stats.size <= maxBytes
    if (isReadable) return await reader.readFile(real, 'utf8')
  } catch {
    throw invalid(path, 'cannot be read')
  }
  throw invalid(path, `is not a file of 1 to ${maxBytes} bytes`)
}

function compactProfile(path: string, text: string): string {
  let profile: unknown
  try {
    profile = JSON.parse(text)
  } catch {
    throw invalid(path, 'is not JSON')
  }
  const isProfile =
    typeof profile === 'object' &&
    profile !== null &&
    'defaultAction' in profile &&
    typeof profile.defaultAction === 'string'
  if (!isProfile) throw invalid(path, 'has no defaultAction')
  return JSON.stringify(profile)
}

function invalid(path: string, reason: string): LongshoreError {
  return new LongshoreError(
    'SECCOMP_PROFILE_INVALID',
    `The seccomp profile ${JSON.stringify(path)} of security_opt ${reason}.`,
    { hint: "Name a host file with a profile in Docker's JSON form." },
  )
}

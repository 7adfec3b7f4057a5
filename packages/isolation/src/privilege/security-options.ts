import { LongshoreError } from '@longshore/errors'
import { readSeccompProfile, type SeccompReader, type SecurityPolicy } from './seccomp-profile.ts'

/** SELinux types of processes that nothing confines. */
const unconfinedTypes = ['spc_t', 'unconfined_t']

/**
 * `security_opt` in the engine's one form, `key=value`; a `:` may stand for the `=`. Known are `no-new-privileges`,
 * `seccomp` with a host file, whose profile is sent inline, `apparmor` and `label`; the engine knows no others.
 * What turns a confinement off (`seccomp=unconfined`, `apparmor=unconfined`, `label=disable` and the like) takes
 * `allow_privileged`. Spec: driver.md §4.3.
 *
 * @throws LongshoreError `SECURITY_OPT_INVALID`, `SECURITY_OPT_NOT_ALLOWED`, `SECCOMP_PROFILE_INVALID`
 */
export async function toSecurityOpt(
  { security_opt = [] }: { security_opt?: readonly string[] },
  policy: SecurityPolicy,
  reader: SeccompReader,
): Promise<{ SecurityOpt?: string[] }> {
  const SecurityOpt: string[] = []
  for (const written of security_opt) {
    const { key, value } = parse(written)
    if (!policy.allow_privileged && isUnconfined(key, value)) throw notAllowed(written)
    const isFile = key === 'seccomp' && value !== 'unconfined'
    const sent = isFile ? await readSeccompProfile(value, policy, reader) : value
    SecurityOpt.push(sent === '' ? key : `${key}=${sent}`)
  }
  return SecurityOpt.length === 0 ? {} : { SecurityOpt }
}

function parse(written: string): { key: string; value: string } {
  if (written === 'no-new-privileges') return { key: written, value: '' }
  // No spaces: AppArmor would take them off, and so read another name than the one checked here.
  const [, key = '', value = ''] = /^([a-z-]+)[=:]([\x21-\x7e]+)$/.exec(written) ?? []
  const isKnown =
    ['seccomp', 'apparmor', 'label'].includes(key) ||
    (key === 'no-new-privileges' && ['true', 'false'].includes(value))
  if (isKnown) return { key, value }
  throw new LongshoreError(
    'SECURITY_OPT_INVALID',
    `security_opt has ${JSON.stringify(written)}, which the engine does not know.`,
    {
      hint: 'Write "no-new-privileges", "seccomp=<file>", "apparmor=<profile>" or "label=<label>", with no spaces.',
    },
  )
}

function isUnconfined(key: string, value: string): boolean {
  const lower = value.toLowerCase()
  if (key === 'label') {
    const type = /^type[:=](.*)$/.exec(lower)?.[1]
    return lower === 'disable' || (type !== undefined && unconfinedTypes.includes(type))
  }
  // A profile of another AppArmor namespace is written ":namespace:profile" or ":namespace://profile".
  if (key === 'apparmor') return /(^|[:/])unconfined$/.test(lower)
  return key === 'seccomp' && lower === 'unconfined'
}

function notAllowed(written: string): LongshoreError {
  return new LongshoreError(
    'SECURITY_OPT_NOT_ALLOWED',
    `security_opt has ${JSON.stringify(written)}, which turns a confinement of the container off; this agent does not allow that.`,
    {
      hint: 'Name a profile that allows what the task needs, or have the operator set allow_privileged = true.',
    },
  )
}

import { LongshoreError } from '@longshore/errors'

/** setrlimit(2), as the engine spells them. */
const names: readonly string[] =
  'core cpu data fsize locks memlock msgqueue nice nofile nproc rss rtprio rttime sigpending stack'.split(
    ' ',
  )

/** -1 is no limit. */
export interface Ulimit {
  Name: string
  Soft: number
  Hard: number
}

/**
 * `ulimit { nofile = "1024:2048" }`, soft and hard, or one number for both. Spec: driver.md §4.3.
 *
 * @throws LongshoreError `ULIMIT_INVALID`
 */
export function toUlimits({ ulimit = {} }: { ulimit?: Readonly<Record<string, string>> }): {
  Ulimits?: Ulimit[]
} {
  const Ulimits = Object.entries(ulimit).map(([name, written]) => toUlimit(name, written))
  return Ulimits.length === 0 ? {} : { Ulimits }
}

function toUlimit(name: string, written: string): Ulimit {
  const refuse = (reason: string, hint: string) =>
    new LongshoreError('ULIMIT_INVALID', `ulimit ${name} = ${JSON.stringify(written)} ${reason}.`, {
      hint,
    })
  if (!names.includes(name)) {
    throw refuse('names a limit that Linux does not have', `It has: ${names.join(', ')}.`)
  }
  const [, soft, hard = soft] = /^(-1|\d+)(?::(-1|\d+))?$/.exec(written) ?? []
  const limit = { Name: name, Soft: Number(soft), Hard: Number(hard) }
  if (!Number.isSafeInteger(limit.Soft) || !Number.isSafeInteger(limit.Hard)) {
    throw refuse(
      'is no limit',
      'Write "soft:hard" or one number for both, as "1024:2048"; -1 is no limit.',
    )
  }
  if (limit.Hard !== -1 && (limit.Soft === -1 || limit.Soft > limit.Hard)) {
    throw refuse('has a soft limit above the hard one', 'The soft limit comes first: "soft:hard".')
  }
  return limit
}

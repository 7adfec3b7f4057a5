import { LongshoreError } from '@longshore/errors'

/**
 * A name that the kernel takes (sethostname(2): 64 bytes) and that is one word of `/etc/hosts`. Engines look at neither.
 *
 * @throws LongshoreError `HOSTNAME_INVALID`
 */
export function requireHostname(hostname: string | undefined): void {
  if (!hostname) return
  const reason = /[\s\p{Cc}#]/u.test(hostname)
    ? 'has a space or another character that no name has'
    : Buffer.byteLength(hostname) > 64
      ? 'is longer than 64 bytes'
      : undefined
  if (reason === undefined) return
  throw new LongshoreError(
    'HOSTNAME_INVALID',
    `hostname = ${JSON.stringify(hostname)} ${reason}.`,
    {
      hint: 'Write at most 64 letters, digits, "-" and ".".',
    },
  )
}

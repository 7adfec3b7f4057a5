import { isIP } from 'node:net'
import { LongshoreError } from '@longshore/errors'

/**
 * A line of `/etc/hosts` in the one form that every engine takes, `name:ip`. Written `name:ip` or `name=ip`, an IPv6
 * address in brackets or not; `host-gateway` stands for the host's address. Source: `docker run --add-host`.
 *
 * @throws LongshoreError `EXTRA_HOST_INVALID`
 */
export function toExtraHost(written: string): string {
  const [, name, address = ''] = /^([^\s:=]+)[:=](.+)$/s.exec(written) ?? []
  const bare = address.replace(/^\[(.*)\]$/s, '$1')
  if (bare === 'host-gateway' || isIP(bare) !== 0) return `${name}:${bare}`
  throw new LongshoreError(
    'EXTRA_HOST_INVALID',
    `extra_hosts has ${JSON.stringify(written)}, which is not a name and an address.`,
    { hint: 'Write "name:ip", such as "db:10.0.0.5".' },
  )
}

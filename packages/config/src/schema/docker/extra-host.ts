import { isIP } from 'node:net'
import { textForm } from '../text-form.ts'

/**
 * A line of the container's /etc/hosts: `name:ip` or `name=ip`, the address of IPv6 in brackets or not, or `host-gateway`
 * for the host's. Source: `docker run --add-host`, https://docs.docker.com/reference/cli/docker/container/run/#add-host
 */
export const extraHost = textForm({
  isValid: (text) => {
    const [, address = ''] = /^[^\s:=]+[:=](.+)$/.exec(text) ?? []
    return address === 'host-gateway' || isIP(address.replace(/^\[(.*)\]$/, '$1')) !== 0
  },
  must: 'must be a name and an address',
  hint: 'write "name:ip", such as "db:10.0.0.5"',
})

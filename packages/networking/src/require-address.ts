import { isIP, isIPv4, isIPv6 } from 'node:net'
import { LongshoreError } from '@longshore/errors'

const forms = {
  dns_servers: { isValid: (text: string) => isIP(text) !== 0, what: 'an IP address' },
  ipv4_address: { isValid: isIPv4, what: 'an IPv4 address, such as "172.18.0.10"' },
  ipv6_address: { isValid: isIPv6, what: 'an IPv6 address, such as "2001:db8::10"' },
  mac_address: {
    // Six bytes, in the forms of Go's net.ParseMAC.
    isValid: (text: string) =>
      /^([\da-f]{2}([:-])[\da-f]{2}(\2[\da-f]{2}){4}|[\da-f]{4}(\.[\da-f]{4}){2})$/i.test(text),
    what: 'a MAC address, such as "02:68:b3:29:da:98"',
  },
}

/**
 * What a reference in an option became (`${…}`) is known only now; engines take some bad addresses without a word.
 *
 * @throws LongshoreError `ADDRESS_INVALID`
 */
export function requireAddress(option: keyof typeof forms, address: string | undefined): void {
  const { isValid, what } = forms[option]
  if (!address || isValid(address)) return
  throw new LongshoreError(
    'ADDRESS_INVALID',
    `${option} is ${JSON.stringify(address)}, which is not ${what.split(',')[0]}.`,
    { hint: `Write ${what}, or leave ${option} out.` },
  )
}

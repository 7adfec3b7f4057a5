import { isIP, isIPv4, isIPv6 } from 'node:net'
import { textForm } from '../text-form.ts'

export const ipAddress = textForm({
  isValid: (text) => isIP(text) !== 0,
  must: 'must be an IP address',
})

export const ipv4Address = textForm({
  isValid: isIPv4,
  must: 'must be an IPv4 address',
  hint: 'write four numbers, such as "172.18.0.10"',
})

export const ipv6Address = textForm({
  isValid: isIPv6,
  must: 'must be an IPv6 address',
  hint: 'write for example "2001:db8::10"',
})

/** Six bytes, in the forms that Go's `net.ParseMAC` reads (https://pkg.go.dev/net#ParseMAC). */
export const macAddress = textForm({
  isValid: (text) =>
    /^[\da-f]{2}(:[\da-f]{2}){5}$|^[\da-f]{2}(-[\da-f]{2}){5}$|^[\da-f]{4}(\.[\da-f]{4}){2}$/i.test(
      text,
    ),
  must: 'must be a MAC address',
  hint: 'write six bytes, such as "02:68:b3:29:da:98"',
})

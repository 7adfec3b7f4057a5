import { textFunction } from '../text-function.ts'
import { networkOf, parseCidr } from './cidr.ts'
import { formatAddress } from './format-address.ts'

/** The bits of a network as an address: `255.255.0.0` of `10.1.0.0/16`. */
export const cidrnetmask = textFunction(['prefix'], (prefix) => {
  const { bits, length } = parseCidr(prefix)
  const value = (1n << BigInt(bits)) - 1n
  return formatAddress(networkOf({ value, bits, length }))
})

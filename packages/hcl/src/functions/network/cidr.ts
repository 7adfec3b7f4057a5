import { FunctionProblem } from '../function-problem.ts'
import { type Address, parseAddress } from './address.ts'
import { formatAddress } from './format-address.ts'

/** A network: its first address, and how many bits of it are the network's. */
export interface Cidr extends Address {
  length: number
}

/** `10.1.0.0/16`; what stands in the host's bits is dropped. Throws a `FunctionProblem` for argument 0. */
export function parseCidr(text: string): Cidr {
  const [, host = '', digits = ''] = /^([^/]+)\/(\d+)$/.exec(text) ?? []
  const address = parseAddress(host)
  const length = Number(digits)
  if (address !== undefined && length <= address.bits) return networkOf({ ...address, length })
  throw new FunctionProblem('the prefix must be a network, such as "10.1.0.0/16" or "fd00::/64"', 0)
}

/** A network of v4 addresses that was written as v6 is written as one of v4, as Go does. */
export function formatCidr(cidr: Cidr): string {
  const isV4 = cidr.bits === 128 && cidr.length >= 96 && cidr.value >> 32n === 0xffffn
  return `${formatAddress(cidr)}/${isV4 ? cidr.length - 96 : cidr.length}`
}

/** The network of that length in which an address is. */
export function networkOf({ value, bits, length }: Cidr): Cidr {
  const host = BigInt(bits - length)
  return { value: (value >> host) << host, bits, length }
}

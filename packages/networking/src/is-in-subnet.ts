import { BlockList, isIP, isIPv6 } from 'node:net'

/** Whether an address is in a subnet in CIDR notation, such as `10.0.0.0/8`; not in what is no subnet. */
export function isInSubnet(subnet: string, address: string): boolean {
  const [network = '', prefix = ''] = subnet.split('/')
  if (isIP(network) === 0 || isIP(network) !== isIP(address) || !/^\d{1,3}$/.test(prefix))
    return false
  const family = isIPv6(network) ? 'ipv6' : 'ipv4'
  if (Number(prefix) > (family === 'ipv6' ? 128 : 32)) return false
  const list = new BlockList()
  list.addSubnet(network, Number(prefix), family)
  return list.check(address, family)
}

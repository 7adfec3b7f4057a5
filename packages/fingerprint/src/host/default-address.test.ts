import { describe, expect, it } from 'vitest'
import { findDefaultAddress, findDefaultInterface } from './default-address.ts'

const heading = 'Iface\tDestination\tGateway\tFlags\tRefCnt\tUse\tMetric\tMask\tMTU\n'
const route = (name: string, metric: number, destination = '00000000', mask = '00000000') =>
  `${name}\t${destination}\t0102A8C0\t0003\t0\t0\t${metric}\t${mask}\t0\n`

describe('findDefaultInterface', () => {
  it.each([
    { why: 'the only one', routes: heading + route('eth0', 100), name: 'eth0' },
    {
      why: 'the cheapest',
      routes: heading + route('wlan0', 600) + route('eth0', 100),
      name: 'eth0',
    },
    {
      why: 'none for a network alone',
      routes: heading + route('docker0', 0, '000011AC', '0000FFFF'),
      name: undefined,
    },
    {
      why: 'none where there is half of everything',
      routes: heading + route('tun0', 0, '00000000', '00000080'),
      name: undefined,
    },
    { why: 'none in an empty text', routes: '', name: undefined },
  ])('finds $why', ({ routes, name }) => {
    expect(findDefaultInterface(routes)).toBe(name)
  })
})

describe('findDefaultAddress', () => {
  const lo = [{ address: '127.0.0.1', family: 'IPv4' as const, internal: true }]
  const docker0 = [{ address: '172.17.0.1', family: 'IPv4' as const, internal: false }]
  const linkLocal = { address: 'fe80::1', family: 'IPv6' as const, internal: false }
  const zeroconf = { address: '169.254.1.1', family: 'IPv4' as const, internal: false }
  const v6 = { address: '2001:db8::7', family: 'IPv6' as const, internal: false }
  const v4 = { address: '192.168.2.7', family: 'IPv4' as const, internal: false }
  const routes = heading + route('eth0', 100)

  it.each([
    { why: 'of the default route', eth0: [v4], routes, address: '192.168.2.7' },
    { why: 'of IPv4 first', eth0: [linkLocal, v6, v4], routes, address: '192.168.2.7' },
    { why: 'of IPv6 rather than link-local', eth0: [zeroconf, v6], routes, address: '2001:db8::7' },
    {
      why: 'that is link-local if there is no other',
      eth0: [linkLocal],
      routes,
      address: 'fe80::1',
    },
    { why: 'of any interface without a route', eth0: [v4], routes: '', address: '172.17.0.1' },
    { why: 'of none', eth0: [], routes, address: undefined },
  ])('takes the address $why', ({ eth0, routes, address }) => {
    expect(findDefaultAddress({ lo, docker0, eth0 }, routes)).toBe(address)
  })

  it('finds none on a host with a loopback alone', () => {
    expect(findDefaultAddress({ lo }, '')).toBeUndefined()
  })
})

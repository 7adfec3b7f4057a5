import type { NetworkInterfaceInfo } from 'node:os'
import { describe, expect, it } from 'vitest'
import {
  addressOfHostNetwork,
  addressOfInterface,
  type HostNetwork,
  type Interfaces,
} from './host-address.ts'

const at = (...addresses: string[]) =>
  addresses.map(
    (address) =>
      ({ address, family: address.includes(':') ? 'IPv6' : 'IPv4' }) as NetworkInterfaceInfo,
  )

const interfaces: Interfaces = {
  lo: at('127.0.0.1', '::1'),
  eth0: at('fd00::2', '192.0.2.2'),
  eth1: at('10.0.0.7', '10.1.0.7'),
  wg0: at('fd99::1'),
  down: [],
}

describe('the address of network_interface', () => {
  it.each([
    { name: 'eth1', address: '10.0.0.7' },
    { name: 'eth0', address: '192.0.2.2' },
    { name: 'wg0', address: 'fd99::1' },
  ])('of $name is $address', ({ name, address }) => {
    expect(addressOfInterface(name, interfaces)).toBe(address)
  })

  it.each(['down', 'nope', 'toString'])('is an error for %s, with what there is', (name) => {
    expect(() => addressOfInterface(name, { ...interfaces })).toThrowError(
      expect.objectContaining({
        code: 'HOST_ADDRESS_UNKNOWN',
        message: `network_interface = "${name}" is no interface of this host with an address.`,
        hint: expect.stringContaining('eth1 (10.0.0.7, 10.1.0.7)'),
      }),
    )
  })
})

describe('the address of a host_network', () => {
  it.each<Omit<HostNetwork, 'name'> & { address: string }>([
    { cidr: '10.0.0.0/8', address: '10.0.0.7' },
    { cidr: '10.1.0.0/16', address: '10.1.0.7' },
    { cidr: '10.1.0.7/32', address: '10.1.0.7' },
    { cidr: 'fd00::/16', address: 'fd00::2' },
    { interface: 'eth0', address: '192.0.2.2' },
    { interface: 'lo', cidr: '::1/128', address: '::1' },
  ])('with cidr $cidr and interface $interface is $address', ({ address, ...network }) => {
    expect(addressOfHostNetwork({ name: 'x', ...network }, interfaces)).toBe(address)
  })

  it.each<Omit<HostNetwork, 'name'> & { message: string }>([
    { message: 'host_network "x" has neither cidr nor interface.' },
    { cidr: 'ten', message: 'cidr = "ten" of host_network "x" is no subnet.' },
    { cidr: '10.0.0.0', message: 'cidr = "10.0.0.0" of host_network "x" is no subnet.' },
    { cidr: '10.0.0.0/33', message: 'cidr = "10.0.0.0/33" of host_network "x" is no subnet.' },
    {
      cidr: '203.0.113.0/24',
      message: 'No address of this host is in cidr = "203.0.113.0/24" of host_network "x".',
    },
    {
      cidr: '10.0.0.0/8',
      interface: 'lo',
      message: 'No address of its interface "lo" is in cidr = "10.0.0.0/8" of host_network "x".',
    },
    {
      interface: 'down',
      message:
        'interface = "down" of host_network "x" is no interface of this host with an address.',
    },
  ])('is an error: $message', ({ message, ...network }) => {
    expect(() => addressOfHostNetwork({ name: 'x', ...network }, interfaces)).toThrowError(
      expect.objectContaining({ code: 'HOST_ADDRESS_UNKNOWN', message }),
    )
  })
})

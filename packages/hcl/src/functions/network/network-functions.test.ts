import { BlockList } from 'node:net'
import fc from 'fast-check'
import { expect, it } from 'vitest'
import { json, problem } from '../call-function.test-support.ts'

it.each([
  { name: 'cidrhost', args: ['10.12.127.9/20', 268], is: '10.12.113.12' },
  { name: 'cidrhost', args: ['192.168.1.0/24', -1], is: '192.168.1.255' },
  { name: 'cidrhost', args: ['fd00:fd12:3456:7890::/72', 34], is: 'fd00:fd12:3456:7890::22' },
  { name: 'cidrhost', args: ['1:0:0:2::/64', 3], is: '1:0:0:2::3' },
  { name: 'cidrnetmask', args: ['172.16.0.0/12'], is: '255.240.0.0' },
  { name: 'cidrnetmask', args: ['fd00::/64'], is: 'ffff:ffff:ffff:ffff::' },
  { name: 'cidrsubnet', args: ['172.16.0.0/12', 4, 2], is: '172.18.0.0/16' },
  { name: 'cidrsubnet', args: ['fe80::/48', 16, 6], is: 'fe80:0:0:6::/64' },
  { name: 'cidrsubnet', args: ['::ffff:192.168.0.0/112', 8, 6], is: '192.168.6.0/24' },
  {
    name: 'cidrsubnets',
    args: ['10.0.0.0/21', 3, 4, 3],
    is: ['10.0.0.0/24', '10.0.1.0/25', '10.0.2.0/24'],
  },
  { name: 'cidrsubnets', args: ['0.0.0.0/0', 8, 8], is: ['0.0.0.0/8', '1.0.0.0/8'] },
  { name: 'cidrsubnets', args: ['10.0.0.0/8'], is: [] },
])('$name($args) is $is', ({ name, args, is }) => {
  expect(JSON.parse(json(name, args))).toEqual(is)
})

const badPrefix = 'the prefix must be a network, such as "10.1.0.0/16" or "fd00::/64"'

it.each([
  { name: 'cidrhost', args: ['10.0.0.1', 1], is: [badPrefix, 0] },
  { name: 'cidrhost', args: ['10.256.0.0/8', 1], is: [badPrefix, 0] },
  { name: 'cidrhost', args: ['010.0.0.0/8', 1], is: [badPrefix, 0] },
  { name: 'cidrhost', args: ['10.0.0.0/33', 1], is: [badPrefix, 0] },
  {
    name: 'cidrhost',
    args: ['192.168.1.0/30', 4],
    is: ['the network has 4 addresses, which does not include this one', 1],
  },
  {
    name: 'cidrsubnet',
    args: ['10.0.0.0/30', 4, 0],
    is: ['a /30 network can have from 0 to 2 more bits', 1],
  },
  {
    name: 'cidrsubnet',
    args: ['10.0.0.0/8', 2, 4],
    is: ['2 more bits number networks from 0 to 3', 2],
  },
  {
    name: 'cidrsubnets',
    args: ['10.0.0.0/8', 1, 1, 1],
    is: ['no room is left for a /9 network', 3],
  },
  { name: 'cidrsubnets', args: ['10.0.0.0/8', 0], is: ['must be at least one bit more', 1] },
])('$name($args) says $is', ({ name, args, is }) => {
  expect(problem(name, args)).toEqual(is)
})

it('stays within the network', () => {
  const networks = fc.tuple(fc.ipV4(), fc.integer({ min: 1, max: 24 }), fc.nat(255))
  fc.assert(
    fc.property(networks, ([address, length, number]) => {
      const block = new BlockList()
      block.addSubnet(address, length)
      const prefix = `${address}/${length}`
      expect(block.check(JSON.parse(json('cidrhost', [prefix, number])))).toBe(true)
      const subnet: string = JSON.parse(json('cidrsubnet', [prefix, 8, number]))
      expect(block.check(subnet.replace(/\/.*/, ''))).toBe(true)
    }),
  )
})

import { describe, expect, it } from 'vitest'
import { checkAddress } from './index.ts'

describe('checkAddress', () => {
  const subnets = ['172.30.0.0/16', 'fd00:1::/64']
  const fixed = { option: 'ipv4_address', network: 'back', subnets }
  it.each(['172.30.0.1', '172.30.255.254', 'fd00:1::9'])('takes %s', (address) => {
    expect(() => checkAddress({ ...fixed, address })).not.toThrow()
  })
  it.each([
    { address: '172.31.0.1', subnets, hint: 'Write an address in 172.30.0.0/16.' },
    { address: 'fd00:2::1', subnets, hint: 'Write an address in fd00:1::/64.' },
    {
      address: 'fd00:2::1',
      subnets: ['172.30.0.0/16'],
      hint: 'Make the network with --ipv6 and a --subnet that has the address, or leave ipv4_address out.',
    },
  ])('refuses $address in $subnets', ({ address, subnets, hint }) => {
    expect(() => checkAddress({ ...fixed, address, subnets })).toThrow(
      expect.objectContaining({ code: 'ADDRESS_OUTSIDE_SUBNET', hint }),
    )
  })
})

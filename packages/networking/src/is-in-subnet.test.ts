import { expect, it } from 'vitest'
import { isInSubnet } from './index.ts'

it.each([
  { subnet: '10.0.0.0/8', address: '10.255.0.1', isIn: true },
  { subnet: '10.0.0.0/8', address: '11.0.0.1', isIn: false },
  { subnet: '0.0.0.0/0', address: '192.0.2.1', isIn: true },
  { subnet: 'fd00::/64', address: 'fd00::7', isIn: true },
  { subnet: 'fd00::/64', address: '10.0.0.1', isIn: false },
  { subnet: '10.0.0.0', address: '10.0.0.1', isIn: false },
  { subnet: '10.0.0.0/33', address: '10.0.0.1', isIn: false },
  { subnet: '', address: '10.0.0.1', isIn: false },
])('$address in $subnet: $isIn', ({ subnet, address, isIn }) => {
  expect(isInSubnet(subnet, address)).toBe(isIn)
})

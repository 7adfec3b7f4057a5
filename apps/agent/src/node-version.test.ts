import { expect, it } from 'vitest'
import { isNodeSupported } from './node-version.ts'

it.each([
  { version: '20.20.2', supported: false },
  { version: '22.9.0', supported: false },
  { version: '22.12.0', supported: false },
  { version: '22.13.0', supported: true },
  { version: '24.21.0', supported: true },
  { version: '100.0.0', supported: true },
])('says $supported for Node $version', ({ version, supported }) => {
  expect(isNodeSupported(version)).toBe(supported)
})

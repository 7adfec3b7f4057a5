import { describe, expect, it } from 'vitest'
import { resolveHostNetwork } from './index.ts'

describe('resolveHostNetwork', () => {
  const host = { address: '192.0.2.7', networks: { private: '10.0.0.7' } }
  it.each([
    { name: undefined, address: '192.0.2.7' },
    { name: 'default', address: '192.0.2.7' },
    { name: 'private', address: '10.0.0.7' },
  ])('$name is $address', ({ name, address }) => {
    expect(resolveHostNetwork(name, host)).toBe(address)
  })
  it.each(['public', 'constructor'])('does not know %s', (name) => {
    expect(() => resolveHostNetwork(name, host)).toThrow(
      expect.objectContaining({ code: 'HOST_NETWORK_UNKNOWN' }),
    )
  })
})

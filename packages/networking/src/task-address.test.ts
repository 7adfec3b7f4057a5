import { describe, expect, it } from 'vitest'
import { type TaskAddressInput, toTaskAddress } from './index.ts'

describe('toTaskAddress', () => {
  const v4 = (ipAddress: string, globalIpv6Address = '') => ({ ipAddress, globalIpv6Address })
  it.each<{ why: string; input: TaskAddressInput; address: object | undefined }>([
    {
      why: 'that of the default bridge, not advertised',
      input: { networks: { bridge: v4('172.17.0.2') }, networkMode: 'default' },
      address: { ip: '172.17.0.2', advertise: false },
    },
    {
      why: 'that of a named network, advertised',
      input: { networks: { back: v4('172.18.0.2') }, networkMode: 'back' },
      address: { ip: '172.18.0.2', advertise: true },
    },
    {
      why: 'that of the first network of several',
      input: { networks: { a: v4('172.18.0.2'), b: v4('172.19.0.2') }, networkMode: 'b' },
      address: { ip: '172.19.0.2', advertise: true },
    },
    {
      why: 'the IPv6 one where it is asked for',
      input: {
        networks: { bridge: v4('172.17.0.2', 'fd00::2') },
        networkMode: 'default',
        advertiseIpv6: true,
      },
      address: { ip: 'fd00::2', advertise: true },
    },
    {
      why: 'the IPv4 one where it is asked for IPv6 and there is none',
      input: {
        networks: { bridge: v4('172.17.0.2') },
        networkMode: 'bridge',
        advertiseIpv6: true,
      },
      address: { ip: '172.17.0.2', advertise: false },
    },
    {
      why: "none on the host's network",
      input: { networks: { host: v4('') }, networkMode: 'host' },
      address: undefined,
    },
  ])('is $why', ({ input, address }) => {
    expect(toTaskAddress(input)).toEqual(address)
  })
})

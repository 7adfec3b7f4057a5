import { describe, expect, it } from 'vitest'
import { type NetworkPlanInput, planNetwork } from './index.ts'

describe('planNetwork', () => {
  it.each<{ why: string; input: NetworkPlanInput; request: object; connections?: object[] }>([
    {
      why: 'nothing said: the default network',
      input: { config: {} },
      request: { HostConfig: { NetworkMode: 'default' } },
    },
    {
      why: 'a mode',
      input: { config: { network_mode: 'host', hostname: 'web' } },
      request: { Hostname: 'web', HostConfig: { NetworkMode: 'host' } },
    },
    {
      why: 'a network with a fixed place in it',
      input: {
        config: {
          network_mode: 'backend',
          network_aliases: ['db', 'redis'],
          ipv4_address: '172.30.0.7',
          ipv6_address: 'fd00::7',
          mac_address: '02:42:ac:1e:00:07',
        },
      },
      request: {
        MacAddress: '02:42:ac:1e:00:07',
        NetworkingConfig: {
          EndpointsConfig: {
            backend: {
              Aliases: ['db', 'redis'],
              IPAMConfig: { IPv4Address: '172.30.0.7', IPv6Address: 'fd00::7' },
              MacAddress: '02:42:ac:1e:00:07',
            },
          },
        },
        HostConfig: { NetworkMode: 'backend' },
      },
    },
    {
      why: 'a MAC address on the default bridge',
      input: { config: { mac_address: '02:42:ac:1e:00:07' } },
      request: {
        MacAddress: '02:42:ac:1e:00:07',
        NetworkingConfig: { EndpointsConfig: { default: { MacAddress: '02:42:ac:1e:00:07' } } },
        HostConfig: { NetworkMode: 'default' },
      },
    },
    {
      why: 'several networks: the first at create, the others before the start',
      input: {
        config: {
          networks: [
            { name: 'front' },
            { name: 'back', aliases: ['db'], ipv4_address: '172.31.0.2' },
          ],
        },
      },
      request: { HostConfig: { NetworkMode: 'front' } },
      connections: [
        {
          network: 'back',
          endpoint: { Aliases: ['db'], IPAMConfig: { IPv4Address: '172.31.0.2' } },
        },
      ],
    },
    {
      why: "the group's sandbox, which also has the hosts of its tasks",
      input: { config: { extra_hosts: ['db:10.0.0.1'] }, sandboxId: 'abc' },
      request: { HostConfig: { NetworkMode: 'container:abc' } },
    },
    {
      why: "a mode of its own in spite of the group's sandbox",
      input: { config: { network_mode: 'bridge' }, sandboxId: 'abc' },
      request: { HostConfig: { NetworkMode: 'bridge' } },
    },
    {
      why: "name services, the group's resolver before the task's own",
      input: {
        config: {
          dns_servers: ['10.0.0.53'],
          dns_search_domains: ['a.example'],
          dns_options: ['ndots:2'],
          extra_hosts: ['db:10.0.0.1'],
        },
        groupDns: { servers: ['10.0.0.54'], searches: [], options: [] },
      },
      request: {
        HostConfig: { NetworkMode: 'default', Dns: ['10.0.0.54'], ExtraHosts: ['db:10.0.0.1'] },
      },
    },
    {
      why: "the task's own resolver",
      input: {
        config: {
          dns_servers: ['10.0.0.53'],
          dns_search_domains: ['a.example'],
          dns_options: ['ndots:2'],
        },
      },
      request: {
        HostConfig: {
          NetworkMode: 'default',
          Dns: ['10.0.0.53'],
          DnsSearch: ['a.example'],
          DnsOptions: ['ndots:2'],
        },
      },
    },
  ])('plans $why', ({ input, request, connections = [] }) => {
    expect(planNetwork(input)).toEqual({ request, connections })
  })

  it.each<{ why: string; input: NetworkPlanInput; code: string; message: string }>([
    {
      why: 'an alias on the default bridge',
      input: { config: { network_aliases: ['db'] } },
      code: 'NETWORK_OPTION_UNAVAILABLE',
      message:
        "network_aliases (db) cannot be had in the engine's default bridge, which has no fixed addresses and no aliases.",
    },
    {
      why: "a fixed address on the host's network",
      input: { config: { network_mode: 'host', ipv4_address: '10.0.0.1' } },
      code: 'NETWORK_OPTION_UNAVAILABLE',
      message: "ipv4_address (10.0.0.1) cannot be had in the host's own network.",
    },
    {
      why: 'a MAC address without a network',
      input: { config: { network_mode: 'none', mac_address: '02:42:ac:1e:00:07' } },
      code: 'NETWORK_OPTION_UNAVAILABLE',
      message: 'mac_address (02:42:ac:1e:00:07) cannot be had in no network.',
    },
    {
      why: "a resolver in another container's network",
      input: { config: { network_mode: 'container:web', dns_servers: ['10.0.0.53'] } },
      code: 'NETWORK_OPTION_UNAVAILABLE',
      message: "dns_servers (10.0.0.53) cannot be had in another container's network.",
    },
    {
      why: "a hostname in the group's sandbox",
      input: { config: { hostname: 'web' }, sandboxId: 'abc' },
      code: 'NETWORK_OPTION_UNAVAILABLE',
      message: "hostname (web) cannot be had in another container's network.",
    },
    {
      why: 'networks beside a mode',
      input: { config: { network_mode: 'back', networks: [{ name: 'front' }] } },
      code: 'NETWORK_MODE_CONFLICT',
      message: 'networks and network_mode cannot both be there.',
    },
    {
      why: 'networks beside an alias of which network is unknown',
      input: { config: { network_aliases: ['db'], networks: [{ name: 'front' }] } },
      code: 'NETWORK_MODE_CONFLICT',
      message: 'networks and network_aliases cannot both be there.',
    },
    {
      why: 'the host among several networks',
      input: { config: { networks: [{ name: 'front' }, { name: 'host' }] } },
      code: 'NETWORK_MODE_CONFLICT',
      message:
        'networks names "host", which is a mode and not a network that can be joined together with others.',
    },
  ])('refuses $why', ({ input, code, message }) => {
    expect(() => planNetwork(input)).toThrow(expect.objectContaining({ code, message }))
  })
})

it.each([
  { why: 'an IPv4 address', config: { ipv4_address: '172.18.0.256' } },
  { why: 'an IPv6 address', config: { ipv6_address: '172.18.0.2' } },
  { why: 'a MAC address', config: { mac_address: '02:68-b3:29:da:98' } },
  { why: 'a name server', config: { dns_servers: ['${unknown}'] } },
  { why: 'an address in networks', config: { networks: [{ name: 'a', ipv4_address: 'x' }] } },
])('refuses what is not $why, as a reference in it may have become', ({ config }) => {
  const network_mode = 'networks' in config ? undefined : 'front'
  expect(() => planNetwork({ config: { network_mode, ...config } })).toThrowError(
    expect.objectContaining({ code: 'ADDRESS_INVALID' }),
  )
})

it.each(['a'.repeat(65), 'a b', 'a\n10.0.0.1 b'])('refuses the host name %j', (hostname) => {
  expect(() => planNetwork({ config: { hostname } })).toThrowError(
    expect.objectContaining({ code: 'HOSTNAME_INVALID' }),
  )
})

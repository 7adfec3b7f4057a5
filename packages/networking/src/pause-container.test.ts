import { expect, it } from 'vitest'
import { buildPauseContainer } from './index.ts'

const input = { allocId: 'a1', image: 'pause:3', labels: { mine: 'yes' } }
const ports = [{ label: 'http', hostIp: '192.0.2.7', hostPort: 20_000, to: 80 }]

it("owns the namespace of an allocation and publishes its group's ports", () => {
  const request = buildPauseContainer({
    ...input,
    network: 'bridge',
    hostname: 'web',
    dns: { servers: ['10.0.0.53'], searches: [], options: [] },
    extraHosts: ['db:10.0.0.1'],
    ports,
  })
  const binding = [{ HostIp: '192.0.2.7', HostPort: '20000' }]
  expect(request).toEqual({
    name: 'nomad_init_a1',
    Image: 'pause:3',
    Hostname: 'web',
    Labels: { mine: 'yes', 'com.hashicorp.nomad.alloc_id': 'a1' },
    ExposedPorts: { '80/tcp': {}, '80/udp': {} },
    HostConfig: {
      NetworkMode: 'bridge',
      RestartPolicy: { Name: 'unless-stopped' },
      PortBindings: { '80/tcp': binding, '80/udp': binding },
      Dns: ['10.0.0.53'],
      DnsSearch: [],
      DnsOptions: [],
      ExtraHosts: ['db:10.0.0.1'],
    },
  })
})

it('publishes nothing where someone else wires the namespace', () => {
  const { ExposedPorts, HostConfig } = buildPauseContainer({ ...input, network: 'none', ports })
  expect(ExposedPorts).toEqual({})
  expect(HostConfig).toMatchObject({ NetworkMode: 'none', PortBindings: {} })
})

it('publishes a port by the protocol that its task names', () => {
  const portProtocols = { http: 'udp' as const }
  const { ExposedPorts } = buildPauseContainer({
    ...input,
    network: 'bridge',
    ports,
    portProtocols,
  })
  expect(ExposedPorts).toEqual({ '80/udp': {} })
})

it('refuses a name server that is none', () => {
  const dns = { servers: ['${unknown}'], searches: [], options: [] }
  expect(() => buildPauseContainer({ ...input, network: 'none', dns })).toThrowError(
    expect.objectContaining({ code: 'ADDRESS_INVALID' }),
  )
})

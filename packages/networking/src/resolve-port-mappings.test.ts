import { describe, expect, it } from 'vitest'
import { resolvePortMappings, type TaskNetwork, toPublishedPorts } from './index.ts'

const hostIp = '192.0.2.7'
const http = { label: 'http', hostIp, hostPort: 20_000, to: 80 }
const admin = { label: 'admin', hostIp, hostPort: 20_001 }
const db = { label: 'db', hostIp, hostPort: 20_002 }
const none: TaskNetwork = { groupPorts: [], taskPorts: [] }

describe('resolvePortMappings', () => {
  it.each<{ why: string; network: TaskNetwork; expected: [string, number, number][] }>([
    { why: 'nothing', network: none, expected: [] },
    { why: 'no group port unless asked', network: { ...none, groupPorts: [http] }, expected: [] },
    {
      why: 'group ports by label, to their "to" or the same number',
      network: { ...none, groupPorts: [http, db, admin], ports: ['admin', 'http'] },
      expected: [
        ['admin', 20_001, 20_001],
        ['http', 20_000, 80],
      ],
    },
    {
      why: 'a group port with to = -1 to the same number',
      network: { ...none, groupPorts: [{ ...http, to: -1 }], ports: ['http'] },
      expected: [['http', 20_000, 20_000]],
    },
    {
      why: 'a label once',
      network: { ...none, groupPorts: [http], ports: ['http', 'http'] },
      expected: [['http', 20_000, 80]],
    },
    {
      why: 'all task ports, by port_map or to the same number',
      network: { ...none, taskPorts: [db, admin], portMap: { db: 6379 } },
      expected: [
        ['db', 20_002, 6379],
        ['admin', 20_001, 20_001],
      ],
    },
    {
      why: 'a task port by port_map, else by its own "to"',
      network: { ...none, taskPorts: [http, { ...db, to: 1 }], portMap: { db: 6379 } },
      expected: [
        ['http', 20_000, 80],
        ['db', 20_002, 6379],
      ],
    },
    {
      why: 'both kinds',
      network: { groupPorts: [http], taskPorts: [db], ports: ['http'], portMap: { db: 6379 } },
      expected: [
        ['http', 20_000, 80],
        ['db', 20_002, 6379],
      ],
    },
    {
      why: 'a label that objects have anyway',
      network: { ...none, taskPorts: [{ ...db, label: 'constructor' }] },
      expected: [['constructor', 20_002, 20_002]],
    },
  ])('publishes $why', ({ network, expected }) => {
    const mappings = expected.map(([label, hostPort, containerPort]) => ({
      label,
      hostIp,
      hostPort,
      containerPort,
    }))
    expect(resolvePortMappings(network)).toEqual(mappings)
  })

  it.each<{ why: string; network: TaskNetwork; code: string; hint: string }>([
    {
      why: 'an unknown label in ports',
      network: { ...none, groupPorts: [http], ports: ['htpp'] },
      code: 'NETWORK_PORT_UNKNOWN',
      hint: 'Write network { port "htpp" {} } in the group, or correct the label. It has "http".',
    },
    {
      why: 'a label in ports without any network',
      network: { ...none, ports: ['http'] },
      code: 'NETWORK_PORT_UNKNOWN',
      hint: 'Write network { port "http" {} } in the group, or correct the label. It has no ports.',
    },
    {
      why: 'a task port in ports',
      network: { ...none, taskPorts: [db], ports: ['db'] },
      code: 'NETWORK_PORT_UNKNOWN',
      hint: `Take "db" out of ports: the task's own ports are published without it. port_map says where they lead to.`,
    },
    {
      why: 'port_map on a group port',
      network: { ...none, groupPorts: [db], portMap: { db: 6379 } },
      code: 'NETWORK_PORT_MAP_ON_GROUP',
      hint: `Write ports = ["db"] in place of port_map, and in the group's network: port "db" { to = <port in the container> }.`,
    },
    {
      why: 'port_map without any network',
      network: { ...none, portMap: { db: 6379 } },
      code: 'NETWORK_MISSING',
      hint: 'Write resources { network { port "db" {} } } in the task.',
    },
    {
      why: 'an unknown label in port_map',
      network: { ...none, taskPorts: [db], portMap: { bd: 6379 } },
      code: 'NETWORK_PORT_UNKNOWN',
      hint: 'Write resources { network { port "bd" {} } } in the task, or correct the label. It has "db".',
    },
  ])('refuses $why and says what to write', ({ network, code, hint }) => {
    expect(() => resolvePortMappings(network)).toThrowError(expect.objectContaining({ code, hint }))
  })
})

describe('toPublishedPorts', () => {
  it('binds each mapping on both protocols, several to one container port', () => {
    const mappings = [
      { label: 'http', hostIp, hostPort: 20_000, containerPort: 80 },
      { label: 'admin', hostIp: '::1', hostPort: 20_001, containerPort: 80 },
      { label: 'db', hostIp, hostPort: 6379, containerPort: 6379 },
    ]
    const http = [
      { HostIp: hostIp, HostPort: '20000' },
      { HostIp: '::1', HostPort: '20001' },
    ]
    const db = [{ HostIp: hostIp, HostPort: '6379' }]
    expect(toPublishedPorts(mappings)).toEqual({
      ExposedPorts: { '80/tcp': {}, '80/udp': {}, '6379/tcp': {}, '6379/udp': {} },
      PortBindings: { '80/tcp': http, '80/udp': http, '6379/tcp': db, '6379/udp': db },
    })
  })
})

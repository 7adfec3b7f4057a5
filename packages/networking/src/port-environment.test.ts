import { describe, expect, it } from 'vitest'
import { type PortEnvironmentInput, toPortEnvironment } from './index.ts'

const hostIp = '127.0.0.1'
const nothing: PortEnvironmentInput = { groupPorts: [], taskPorts: {}, taskName: 'web' }

describe('toPortEnvironment', () => {
  it("tells a task its own ports, mapped and not, with the host's address", () => {
    const web = [
      { label: 'http', hostIp, hostPort: 80 },
      { label: 'https', hostIp, hostPort: 8080 },
    ]
    expect(toPortEnvironment({ ...nothing, taskPorts: { web }, portMap: { https: 443 } })).toEqual({
      NOMAD_PORT_http: '80',
      NOMAD_HOST_PORT_http: '80',
      NOMAD_IP_http: '127.0.0.1',
      NOMAD_IPv4_http: '127.0.0.1',
      NOMAD_ADDR_http: '127.0.0.1:80',
      NOMAD_HOST_IP_http: '127.0.0.1',
      NOMAD_HOST_ADDR_http: '127.0.0.1:80',
      NOMAD_PORT_https: '443',
      NOMAD_HOST_PORT_https: '8080',
      NOMAD_IP_https: '127.0.0.1',
      NOMAD_IPv4_https: '127.0.0.1',
      NOMAD_ADDR_https: '127.0.0.1:8080',
      NOMAD_HOST_IP_https: '127.0.0.1',
      NOMAD_HOST_ADDR_https: '127.0.0.1:8080',
    })
  })

  it("tells it the group's ports", () => {
    const groupPorts = [{ label: 'admin', hostIp, hostPort: 32_000, to: 9000 }]
    expect(toPortEnvironment({ ...nothing, groupPorts })).toEqual({
      NOMAD_PORT_admin: '9000',
      NOMAD_ALLOC_PORT_admin: '9000',
      NOMAD_HOST_PORT_admin: '32000',
      NOMAD_IP_admin: '127.0.0.1',
      NOMAD_ADDR_admin: '127.0.0.1:32000',
      NOMAD_HOST_IP_admin: '127.0.0.1',
      NOMAD_HOST_ADDR_admin: '127.0.0.1:32000',
    })
  })

  it('tells it the address of the allocation, with the port inside', () => {
    const groupPorts = [
      { label: 'admin', hostIp, hostPort: 32_000, to: 9000 },
      { label: 'same', hostIp, hostPort: 32_001 },
    ]
    const env = toPortEnvironment({ ...nothing, groupPorts, allocIp: '172.26.64.19' })
    expect(env).toMatchObject({
      NOMAD_ALLOC_IP_admin: '172.26.64.19',
      NOMAD_ALLOC_ADDR_admin: '172.26.64.19:9000',
      NOMAD_ALLOC_PORT_same: '32001',
      NOMAD_ALLOC_ADDR_same: '172.26.64.19:32001',
    })
  })

  it("tells it other tasks' ports by the host's numbers, with IPv6 in brackets", () => {
    const mail = [{ label: 'smtp', hostIp: 'fd12::1', hostPort: 2222 }]
    expect(toPortEnvironment({ ...nothing, taskPorts: { mail }, portMap: { smtp: 25 } })).toEqual({
      NOMAD_IP_mail_smtp: 'fd12::1',
      NOMAD_PORT_mail_smtp: '2222',
      NOMAD_ADDR_mail_smtp: '[fd12::1]:2222',
    })
  })

  it('names the family of an IPv6 address', () => {
    const web = [{ label: 'http', hostIp: 'fd12::1', hostPort: 80 }]
    expect(toPortEnvironment({ ...nothing, taskPorts: { web } })).toMatchObject({
      NOMAD_IPv6_http: 'fd12::1',
      NOMAD_HOST_ADDR_http: '[fd12::1]:80',
    })
  })

  it('replaces what a shell cannot read in the variables that Nomad does it for', () => {
    const groupPorts = [{ label: 'my-port.é', hostIp, hostPort: 80 }]
    expect(Object.keys(toPortEnvironment({ ...nothing, groupPorts })).sort()).toEqual([
      'NOMAD_ADDR_my_port.__',
      'NOMAD_ALLOC_PORT_my-port.é',
      'NOMAD_HOST_ADDR_my-port.é',
      'NOMAD_HOST_IP_my-port.é',
      'NOMAD_HOST_PORT_my_port.__',
      'NOMAD_IP_my_port.__',
      'NOMAD_PORT_my_port.__',
    ])
  })
})

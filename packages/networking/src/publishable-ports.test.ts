import { describe, expect, it } from 'vitest'
import { publishablePorts } from './index.ts'

const mapping = { label: 'http', hostIp: '192.0.2.7', hostPort: 20_000, containerPort: 80 }
const taskPort = { label: 'http', hostIp: '192.0.2.7', hostPort: 20_000 }

describe('publishablePorts', () => {
  const input = { isSandbox: false, mappings: [mapping], taskPorts: [taskPort] }
  it.each([
    { networkMode: 'default', count: 1 },
    { networkMode: 'bridge', count: 1 },
    { networkMode: 'backend', count: 1 },
    { networkMode: 'host', count: 0 },
  ])('in $networkMode are $count', ({ networkMode, count }) => {
    expect(publishablePorts({ ...input, networkMode })).toHaveLength(count)
  })

  it("are none in the group's sandbox, which publishes the group's ports", () => {
    const sandbox = { ...input, networkMode: 'container:abc', isSandbox: true, taskPorts: [] }
    expect(publishablePorts(sandbox)).toEqual([])
  })

  it.each([
    { why: 'without a network', networkMode: 'none', isSandbox: false },
    { why: 'in the network of another container', networkMode: 'container:web', isSandbox: false },
    { why: "of the task, in the group's sandbox", networkMode: 'container:abc', isSandbox: true },
  ])('are refused $why', ({ networkMode, isSandbox }) => {
    expect(() => publishablePorts({ ...input, networkMode, isSandbox })).toThrow(
      expect.objectContaining({ code: 'NETWORK_PORTS_UNREACHABLE' }),
    )
  })
})

import { describe, expect, it } from 'vitest'
import { checkPortProtocols, type PortProtocol, toPublishedPorts } from './index.ts'

const mapping = { label: 'http', hostIp: '192.0.2.7', hostPort: 20_000, containerPort: 80 }

describe('port_protocols', () => {
  it.each<{ protocols: Record<string, PortProtocol>; published: string[] }>([
    { protocols: {}, published: ['80/tcp', '80/udp'] },
    { protocols: { http: 'both' }, published: ['80/tcp', '80/udp'] },
    { protocols: { http: 'tcp' }, published: ['80/tcp'] },
    { protocols: { http: 'udp' }, published: ['80/udp'] },
  ])('$protocols publishes $published', ({ protocols, published }) => {
    const { ExposedPorts, PortBindings } = toPublishedPorts([mapping], protocols)
    expect(Object.keys(ExposedPorts)).toEqual(published)
    expect(Object.keys(PortBindings)).toEqual(published)
  })

  it('refuses a label that is not published', () => {
    expect(() => checkPortProtocols({ web: 'tcp' }, [mapping])).toThrow(
      expect.objectContaining({ code: 'NETWORK_PORT_UNKNOWN', hint: 'It publishes "http".' }),
    )
    expect(() => checkPortProtocols({ http: 'tcp' }, [mapping])).not.toThrow()
  })
})

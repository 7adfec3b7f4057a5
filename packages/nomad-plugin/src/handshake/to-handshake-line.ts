import { protocolVersion } from './read-launch.ts'

export interface Handshake {
  network: 'unix' | 'tcp'
  address: string
  /** DER, for AutoMTLS. */
  certificate: Buffer | undefined
  asksForMultiplexing: boolean
}

/** Of go-plugin's own protocol, beneath that of the plugins. */
const coreVersion = 1

/** The one line on stdout that tells go-plugin where to connect. */
export function toHandshakeLine(handshake: Handshake): string {
  const { network, address, certificate, asksForMultiplexing } = handshake
  const fields = [coreVersion, protocolVersion, network, address, 'grpc']
  if (certificate || asksForMultiplexing) fields.push(toUnpaddedBase64(certificate))
  if (asksForMultiplexing) fields.push('false')
  return `${fields.join('|')}\n`
}

function toUnpaddedBase64(bytes: Buffer = Buffer.alloc(0)): string {
  return bytes.toString('base64').replace(/=+$/, '')
}

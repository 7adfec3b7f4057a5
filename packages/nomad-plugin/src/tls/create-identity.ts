import { X509Certificate } from 'node:crypto'
import { LongshoreError } from '@longshore/errors'
import { type Certificate, createSelfSignedCertificate } from './self-signed-certificate.ts'

/** Who a plugin is in mutual TLS, and whom it lets in. */
export interface Identity extends Certificate {
  /** PEM; the one certificate that a client may have. */
  clientCertificate: string
}

/**
 * For AutoMTLS, a certificate for this run; none where the client sent none.
 * @param clientCertificate PEM
 * @throws LongshoreError BAD_PLUGIN_LAUNCH
 */
export function createIdentity(
  clientCertificate: string | undefined,
  now: number,
): Identity | undefined {
  if (clientCertificate === undefined) return undefined
  try {
    new X509Certificate(clientCertificate)
  } catch {
    throw new LongshoreError('BAD_PLUGIN_LAUNCH', 'PLUGIN_CLIENT_CERT is not a certificate.', {
      hint: 'Let go-plugin set it, as PEM.',
    })
  }
  return { clientCertificate, ...createSelfSignedCertificate(now) }
}

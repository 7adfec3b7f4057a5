import { createPrivateKey, X509Certificate } from 'node:crypto'
import { expect, it } from 'vitest'
import { createSelfSignedCertificate } from './self-signed-certificate.ts'

it.each(['1999-12-31T23:59:59Z', '2026-02-28T00:00:01Z', '2060-01-01T00:00:00Z'])(
  'makes a certificate of localhost that holds from %s on',
  (start) => {
    const now = Date.parse(start)
    const { certificate, privateKey } = createSelfSignedCertificate(now)
    const parsed = new X509Certificate(certificate)
    expect(parsed.checkHost('localhost')).toBe('localhost')
    expect(parsed.subject).toBe('CN=localhost')
    expect(parsed.ca).toBe(true)
    expect(parsed.keyUsage).toEqual(['1.3.6.1.5.5.7.3.1', '1.3.6.1.5.5.7.3.2'])
    expect(parsed.checkIssued(parsed)).toBe(true)
    expect(parsed.verify(parsed.publicKey)).toBe(true)
    expect(parsed.checkPrivateKey(createPrivateKey(privateKey))).toBe(true)
    expect(parsed.validFromDate.getTime()).toBeLessThan(now)
    expect(parsed.validToDate.getTime()).toBeGreaterThan(now + 29 * 365 * 86_400_000)
  },
)

it('gives each run another', () => {
  const serials = [1, 2].map(
    () => new X509Certificate(createSelfSignedCertificate(0).certificate).serialNumber,
  )
  expect(new Set(serials).size).toBe(2)
})

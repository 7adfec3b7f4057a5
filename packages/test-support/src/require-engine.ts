import { engineAddress } from './engine-address.ts'
import { engineRequest } from './engine-request.ts'
import { services } from './services.ts'

/**
 * For a `beforeAll`: resolves with the endpoint of a working engine that has the test image.
 * Fails with one clear sentence otherwise; it never skips.
 */
export async function requireEngine(): Promise<string> {
  await engineRequest('GET', '/_ping')
  await engineRequest('GET', `/images/${services.busyboxImage}/json`).catch((cause) => {
    throw new Error(
      `This test needs the image ${services.busyboxImage}. Make it with: npm run services`,
      { cause },
    )
  })
  return engineAddress().endpoint
}

import type { EngineConnection } from './engine-address.ts'
import { rawCall, rawRequest } from './own-engine-request.ts'

/** Copies images from one engine to another, without a registry. */
export async function copyImages(
  from: EngineConnection,
  to: EngineConnection,
  names: readonly string[],
): Promise<void> {
  const query = new URLSearchParams(names.map((name): [string, string] => ['names', name]))
  const archive = await rawCall(from, { method: 'GET', path: `/images/get?${query}` })
  const load = { method: 'POST', path: '/images/load?quiet=1', body: archive }
  const said = await rawRequest(to, load)
  for (const name of names)
    await rawRequest(to, { method: 'GET', path: `/images/${name}/json` }).catch((cause) => {
      throw new Error(`The engine did not take ${name}: ${JSON.stringify(said)}`, { cause })
    })
}

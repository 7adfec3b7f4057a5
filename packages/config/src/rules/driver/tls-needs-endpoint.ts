import { warningAt } from '../../warning-at.ts'
import type { DriverRule } from './driver-rule.ts'

/** driver.md §1: without an endpoint, the environment says how the engine is reached. */
export const tlsNeedsEndpoint: DriverRule = ({ tls, endpoint }, path, places) => {
  if (endpoint || !tls || !Object.values(tls).some(Boolean)) return []
  const range = places.find([...path, 'tls']).key
  return [warningAt(range, '"tls" has no effect without endpoint', 'add endpoint = "tcp://…"')]
}

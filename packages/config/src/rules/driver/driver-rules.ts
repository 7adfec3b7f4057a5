import type { DriverRule } from './driver-rule.ts'
import { extraLabelsMatch } from './extra-labels-match.ts'
import { oneLogCollector } from './one-log-collector.ts'
import { tlsNeedsEndpoint } from './tls-needs-endpoint.ts'
import { watermarksInOrder } from './watermarks-in-order.ts'

/** Every rule of the driver's options, in no order. */
export const driverRules: readonly DriverRule[] = [
  extraLabelsMatch,
  oneLogCollector,
  tlsNeedsEndpoint,
  watermarksInOrder,
]

import type { MessageInitShape } from '@bufbuild/protobuf'
import type { AttributeSchema } from '../gen/attribute_pb.ts'
import {
  type FingerprintResponseSchema,
  FingerprintResponse_HealthState as HealthState,
} from '../gen/driver_pb.ts'
import type { AttributeValue, Fingerprint } from '../types/fingerprint.ts'

const healthStates = {
  undetected: HealthState.UNDETECTED,
  unhealthy: HealthState.UNHEALTHY,
  healthy: HealthState.HEALTHY,
} as const

export function fromFingerprint({
  health,
  description,
  attributes,
}: Fingerprint): MessageInitShape<typeof FingerprintResponseSchema> {
  const values = Object.entries(attributes).map(([name, value]) => [name, fromAttribute(value)])
  return {
    health: healthStates[health],
    healthDescription: description,
    attributes: Object.fromEntries(values),
  }
}

function fromAttribute(value: AttributeValue): MessageInitShape<typeof AttributeSchema> {
  switch (typeof value) {
    case 'string':
      return { value: { case: 'stringVal', value } }
    case 'boolean':
      return { value: { case: 'boolVal', value } }
    case 'bigint':
      return { value: { case: 'intVal', value } }
    default:
      return Number.isSafeInteger(value)
        ? { value: { case: 'intVal', value: BigInt(value) } }
        : { value: { case: 'floatVal', value } }
  }
}

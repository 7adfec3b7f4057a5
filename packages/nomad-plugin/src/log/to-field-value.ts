import { LongshoreError } from '@longshore/errors'

/** A value that JSON can hold. What JSON has no form for becomes a text. */
export function toFieldValue(value: unknown): unknown {
  if (value instanceof LongshoreError) return withHint(value)
  if (value instanceof Error) return value.message
  try {
    return JSON.parse(JSON.stringify(value, fromBigInt) ?? 'null')
  } catch {
    return String(value)
  }
}

function withHint({ message, hint }: LongshoreError): string {
  return hint === undefined ? message : `${message} ${hint}`
}

function fromBigInt(_key: string, value: unknown): unknown {
  return typeof value === 'bigint' ? String(value) : value
}

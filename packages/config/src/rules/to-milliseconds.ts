import { duration } from '../schema/duration.ts'

/** A duration of a draft in milliseconds; `undefined` where there is none, or where the schema reports it. */
export function toMilliseconds(text: string | undefined): number | undefined {
  return duration.safeParse(text).data
}

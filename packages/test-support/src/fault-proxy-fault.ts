/**
 * What can go wrong with one call. `before`: the engine never sees it. `after`: the engine has done it, and its answer
 * is lost; of an answer that goes on (events, attach), when it has begun.
 */
export type Fault =
  /** It is answered with status 500. */
  | { kind: 'error'; when: 'before' | 'after' }
  /** It is never answered, and its connection stays open. */
  | { kind: 'hang'; when: 'before' | 'after' }
  /** Its connection is closed. */
  | { kind: 'reset'; when: 'before' | 'after' }
  /** Its connection is closed after this many bytes of the answer, head included; nothing for a shorter one. */
  | { kind: 'truncate'; bytes: number }
  /** Its answer comes so many milliseconds later. */
  | { kind: 'delay'; ms: number }

/** A call as a plan of faults sees it. */
export interface ProxiedCall {
  /** Without names and the API's version: `POST /containers/{id}/start`. */
  name: string
  /** Counts the calls of that name, from 1. */
  nth: number
  /** Whether its answer goes on until somebody ends it. */
  streams: boolean
}

/** Which fault happens to a call, if any. */
export type FaultPlan = (call: ProxiedCall) => Fault | undefined

/** A fault that has happened; a list of them is a plan too, see {@link plannedFaults}. */
export interface FaultRecord {
  call: string
  nth: number
  fault: Fault
}

/** Exactly these faults: written by hand, or those that an earlier run has recorded. */
export function plannedFaults(records: readonly FaultRecord[]): FaultPlan {
  return ({ name, nth }) =>
    records.find((record) => record.call === name && record.nth === nth)?.fault
}

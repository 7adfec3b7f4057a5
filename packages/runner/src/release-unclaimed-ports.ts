import type { PortStore } from '@longshore/networking'
import type { StateStore } from './state-store.ts'

/** Gives back the ports of all allocations that no record is of: a process ended before it had stored one, or after it was removed. */
export function releaseUnclaimedPorts({ ports, state }: { ports: PortStore; state: StateStore }) {
  const claimed = new Set(state.all().map(({ id }) => id))
  for (const { owner } of [...ports.all()]) if (!claimed.has(owner)) ports.remove(owner)
}

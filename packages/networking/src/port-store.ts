/**
 * Where allocated ports are kept, so that a crash forgets none. A write must be durable when it returns: a port is
 * handed out only after it.
 */
export interface PortStore {
  /** All that are held. */
  all(): Iterable<HeldPort>
  add(ports: readonly number[], owner: string): void
  /** All ports of this owner. */
  remove(owner: string): void
}

export interface HeldPort {
  port: number
  owner: string
}

/** Keeps nothing beyond the process: for plans, and for whoever has other means to find its ports again. */
export function createMemoryPortStore(): PortStore {
  return { all: () => [], add: () => undefined, remove: () => undefined }
}

import { createFreeNumbers } from './free-numbers.ts'
import type { AllocatedPort, PortRange, PortRequest } from './port.ts'
import {
  portInUse,
  portInvalid,
  portReserved,
  portsExhausted,
  type StaticPort,
} from './port-errors.ts'
import { createMemoryPortStore, type PortStore } from './port-store.ts'

export interface PortAllocatorOptions {
  /** Of dynamic ports, usually `dynamicPortRange`. */
  range: PortRange
  /** Never handed out, not as static ports either. */
  reserved?: Iterable<number>
  /** Asks the host; see `isHostPortFree`. */
  isFree(ip: string, port: number, signal?: AbortSignal): Promise<boolean>
  /** At least 0 and less than 1; picks among the free ports, in ascending order: `() => 0` takes the lowest. */
  random(): number
  /** Ports that it holds are taken from the start. By default ports are held in memory only. */
  store?: PortStore
}

export interface PortAllocator {
  /**
   * Allocates every requested port or none; the answer is in the order of the requests. A number is allocated once,
   * whatever the address, until its owner releases it.
   *
   * @throws LongshoreError `PORT_IN_USE`, `PORT_RESERVED`, `PORT_INVALID`, `PORTS_EXHAUSTED`; the signal's reason.
   */
  allocate(requests: readonly PortRequest[], options: AllocateOptions): Promise<AllocatedPort[]>
  /** All ports of this owner. */
  release(owner: string): void
}

export interface AllocateOptions {
  /** Who has the ports from now on: an allocation's id. */
  owner: string
  /** The address of the host for requests that name none. */
  hostIp: string
  signal?: AbortSignal
}

/** Hands out the host's ports. The cost of a port does not grow with the number of ports allocated. */
export function createPortAllocator(options: PortAllocatorOptions): PortAllocator {
  const { range, isFree, random, store = createMemoryPortStore() } = options
  const reserved = new Set(options.reserved)
  const owners = new Map<number, string>()
  const kept = new Map<string, number[]>()
  const dynamic = createFreeNumbers(range)
  for (const port of reserved) dynamic.remove(port)
  for (const { port, owner } of store.all()) {
    hold(port, owner)
    keep([port], owner)
  }

  function hold(port: number, owner: string): void {
    owners.set(port, owner)
    dynamic.remove(port)
  }

  function keep(ports: number[], owner: string): void {
    kept.set(owner, [...(kept.get(owner) ?? []), ...ports])
  }

  function giveBack(port: number): void {
    owners.delete(port)
    if (!reserved.has(port)) dynamic.add(port)
  }

  function takeStatic(asked: StaticPort, { owner, taken }: Call): void {
    if (!isPortNumber(asked.port)) throw portInvalid(asked)
    if (reserved.has(asked.port)) throw portReserved(asked)
    const holder = owners.get(asked.port)
    if (holder !== undefined) throw portInUse(asked, holder)
    hold(asked.port, owner)
    taken.push(asked.port)
  }

  /** Ports that the host uses stay taken until the call ends, so that none is tried twice. */
  async function takeDynamic({ label, hostIp }: Wanted, call: Call): Promise<number> {
    const { owner, taken, signal } = call
    while (dynamic.count() > 0) {
      signal?.throwIfAborted()
      const port = dynamic.at(Math.floor(random() * dynamic.count()))
      hold(port, owner)
      taken.push(port)
      if (await isFree(hostIp, port, signal)) return port
    }
    throw portsExhausted(label, range, hostIp)
  }

  async function allocateAll(wanted: Wanted[], call: Call): Promise<AllocatedPort[]> {
    const { signal } = call
    const statics = wanted.flatMap(({ label, static: port, hostIp }) =>
      port === undefined ? [] : [{ label, port, hostIp }],
    )
    // Before the first wait, and before any dynamic port, which must not be one of them.
    for (const asked of statics) takeStatic(asked, call)
    for (const asked of statics) {
      signal?.throwIfAborted()
      if (!(await isFree(asked.hostIp, asked.port, signal))) throw portInUse(asked)
    }

    const ports: AllocatedPort[] = []
    for (const port of wanted) {
      const { label, hostIp, to } = port
      const hostPort = port.static ?? (await takeDynamic(port, call))
      ports.push({ label, hostIp, hostPort, ...(to === undefined ? {} : { to }) })
    }
    return ports
  }

  return {
    async allocate(requests, { owner, hostIp, signal }) {
      const taken: number[] = []
      let given = new Set<number>()
      try {
        const wanted = requests.map((request) => ({ hostIp, ...request }))
        const ports = await allocateAll(wanted, { owner, taken, signal })
        const numbers = ports.map(({ hostPort }) => hostPort)
        store.add(numbers, owner)
        keep(numbers, owner)
        given = new Set(numbers)
        return ports
      } finally {
        for (const port of taken) if (!given.has(port)) giveBack(port)
      }
    },
    release(owner) {
      store.remove(owner)
      for (const port of kept.get(owner) ?? []) giveBack(port)
      kept.delete(owner)
    },
  }
}

type Wanted = PortRequest & { hostIp: string }

/** One call of `allocate`, with every port that it took so far. */
interface Call {
  owner: string
  taken: number[]
  signal: AbortSignal | undefined
}

function isPortNumber(port: number): boolean {
  return Number.isInteger(port) && port >= 1 && port <= 65_535
}

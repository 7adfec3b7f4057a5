import { createFreeNumbers } from './free-numbers.ts'
import type { AllocatedPort, PortRange, PortRequest } from './port.ts'
import {
  portInUse,
  portInvalid,
  portReserved,
  portsExhausted,
  type StaticPort,
} from './port-errors.ts'

export interface PortAllocatorOptions {
  /** Of dynamic ports, usually `dynamicPortRange`. */
  range: PortRange
  /** Never handed out, not as static ports either. */
  reserved?: Iterable<number>
  /** Asks the host; see `isHostPortFree`. */
  isFree(ip: string, port: number, signal?: AbortSignal): Promise<boolean>
  /** At least 0 and less than 1; picks among the free ports, in ascending order: `() => 0` takes the lowest. */
  random(): number
}

export interface PortAllocator {
  /**
   * Allocates every requested port or none; the answer is in the order of the requests. A number is allocated once,
   * whatever the address, until it is released.
   *
   * @throws LongshoreError `PORT_IN_USE`, `PORT_RESERVED`, `PORT_INVALID`, `PORTS_EXHAUSTED`; the signal's reason.
   */
  allocate(
    requests: readonly PortRequest[],
    hostIp: string,
    signal?: AbortSignal,
  ): Promise<AllocatedPort[]>
  /** Only for ports that `allocate` gave, and once for each. */
  release(ports: readonly AllocatedPort[]): void
}

/** Hands out the host's ports. The cost of a port does not grow with the number of ports allocated. */
export function createPortAllocator(options: PortAllocatorOptions): PortAllocator {
  const { range, isFree, random } = options
  const reserved = new Set(options.reserved)
  const allocated = new Set<number>()
  const dynamic = createFreeNumbers(range)
  for (const port of reserved) dynamic.remove(port)

  function take(port: number, taken: number[]): void {
    allocated.add(port)
    dynamic.remove(port)
    taken.push(port)
  }

  function giveBack(port: number): void {
    if (allocated.delete(port)) dynamic.add(port)
  }

  function takeStatic(asked: StaticPort, taken: number[]): void {
    if (!isPortNumber(asked.port)) throw portInvalid(asked)
    if (reserved.has(asked.port)) throw portReserved(asked)
    if (allocated.has(asked.port)) throw portInUse(asked, 'another port of this agent')
    take(asked.port, taken)
  }

  /** Ports that the host uses stay taken until the call ends, so that none is tried twice. */
  async function takeDynamic(label: string, { hostIp, taken, signal }: Call): Promise<number> {
    while (dynamic.count() > 0) {
      signal?.throwIfAborted()
      const port = dynamic.at(Math.floor(random() * dynamic.count()))
      take(port, taken)
      if (await isFree(hostIp, port, signal)) return port
    }
    throw portsExhausted(label, range, hostIp)
  }

  async function allocateAll(
    requests: readonly PortRequest[],
    call: Call,
  ): Promise<AllocatedPort[]> {
    const { hostIp, taken, signal } = call
    const statics = requests.flatMap(({ label, static: port }) =>
      port === undefined ? [] : [{ label, port, hostIp }],
    )
    // Before the first wait, and before any dynamic port, which must not be one of them.
    for (const asked of statics) takeStatic(asked, taken)
    for (const asked of statics) {
      signal?.throwIfAborted()
      if (!(await isFree(hostIp, asked.port, signal))) throw portInUse(asked, 'another process')
    }

    const ports: AllocatedPort[] = []
    for (const { label, static: port, to } of requests) {
      const hostPort = port ?? (await takeDynamic(label, call))
      ports.push({ label, hostIp, hostPort, ...(to === undefined ? {} : { to }) })
    }
    return ports
  }

  return {
    async allocate(requests, hostIp, signal) {
      const taken: number[] = []
      const kept = new Set<number>()
      try {
        const ports = await allocateAll(requests, { hostIp, taken, signal })
        for (const { hostPort } of ports) kept.add(hostPort)
        return ports
      } finally {
        for (const port of taken) if (!kept.has(port)) giveBack(port)
      }
    },
    release(ports) {
      for (const { hostPort } of ports) giveBack(hostPort)
    },
  }
}

/** One call of `allocate`, with every port that it took so far. */
interface Call {
  hostIp: string
  taken: number[]
  signal: AbortSignal | undefined
}

function isPortNumber(port: number): boolean {
  return Number.isInteger(port) && port >= 1 && port <= 65_535
}

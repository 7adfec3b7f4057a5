import { hasCode } from '@longshore/errors'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  type AllocatedPort,
  createPortAllocator,
  dynamicPortRange,
  type HeldPort,
  type PortAllocatorOptions,
  type PortRequest,
  type PortStore,
} from './index.ts'

const hostIp = '192.0.2.7'
const owner = 'a'
const call = { owner, hostIp }

function allocatorOf(options: Partial<PortAllocatorOptions> = {}) {
  return createPortAllocator({
    range: dynamicPortRange,
    isFree: async () => true,
    random: () => 0,
    ...options,
  })
}

/** An `isFree` that answers later, and no for these ports. */
function hostUsing(...ports: number[]): PortAllocatorOptions['isFree'] {
  return async (_ip, port) => {
    await Promise.resolve()
    return !ports.includes(port)
  }
}

function numbersOf(ports: AllocatedPort[]): number[] {
  return ports.map(({ hostPort }) => hostPort)
}

describe('allocate', () => {
  it('gives ports in the order of the requests, static ones as asked', async () => {
    const requests = [{ label: 'http', to: 80 }, { label: 'db', static: 6379 }, { label: 'admin' }]
    expect(await allocatorOf().allocate(requests, call)).toEqual([
      { label: 'http', hostIp, hostPort: 20_000, to: 80 },
      { label: 'db', hostIp, hostPort: 6379 },
      { label: 'admin', hostIp, hostPort: 20_001 },
    ])
  })

  it('asks the host about the address of each request', async () => {
    const asked: string[] = []
    const isFree = async (ip: string, port: number) => asked.push(`${ip}:${port}`) > 0
    const requests = [
      { label: 'a', hostIp: '192.0.2.8' },
      { label: 'b', static: 80 },
    ]
    const ports = await allocatorOf({ isFree }).allocate(requests, call)
    expect(ports.map((port) => port.hostIp)).toEqual(['192.0.2.8', hostIp])
    expect(asked).toEqual([`${hostIp}:80`, '192.0.2.8:20000'])
  })

  it.each([
    { random: 0.999999, expected: 32_000 },
    { random: 0.5, expected: 26_000 },
  ])('picks $expected of the whole range at $random', async ({ random, expected }) => {
    const allocator = allocatorOf({ random: () => random })
    expect(numbersOf(await allocator.allocate([{ label: 'http' }], call))).toEqual([expected])
  })

  it('passes over what is allocated, reserved, in use on the host, or static in the same call', async () => {
    const allocator = allocatorOf({ reserved: [20_001], isFree: hostUsing(20_002) })
    await allocator.allocate([{ label: 'a' }], call)
    const requests = [{ label: 'b' }, { label: 'c', static: 20_003 }]
    expect(numbersOf(await allocator.allocate(requests, call))).toEqual([20_004, 20_003])
  })

  it('asks the host about the right address, once for a port, however many are allocated', async () => {
    const asked: string[] = []
    const isFree = async (ip: string, port: number) => asked.push(`${ip}:${port}`) > 0
    const allocator = allocatorOf({ isFree })
    const requests = Array.from({ length: 12_000 }, (_, index) => ({ label: `p${index}` }))
    await allocator.allocate(requests, call)
    asked.length = 0
    await allocator.allocate([{ label: 'last' }], call)
    expect(asked).toEqual([`${hostIp}:32000`])
  })

  it('gives no port to two calls at the same time', async () => {
    const allocator = allocatorOf({ isFree: hostUsing(20_001) })
    const calls = ['a', 'b', 'c'].map((label) => allocator.allocate([{ label }, { label }], call))
    const ports = (await Promise.all(calls)).flatMap(numbersOf)
    expect(new Set(ports).size).toBe(6)
  })

  it('allocates a released port again', async () => {
    const allocator = allocatorOf()
    await allocator.allocate([{ label: 'a' }, { label: 'b', static: 80 }], call)
    allocator.release(owner)
    const again = await allocator.allocate([{ label: 'c', static: 80 }, { label: 'd' }], call)
    expect(numbersOf(again)).toEqual([80, 20_000])
  })

  it.each<{
    why: string
    request: PortRequest
    code: string
    message: string
    hint?: string
    recoverable: boolean
  }>([
    {
      why: 'is allocated',
      request: { label: 'db', static: 80 },
      code: 'PORT_IN_USE',
      message: 'The static port 80 of "db" is in use by allocation a.',
      recoverable: true,
    },
    {
      why: 'is in use on the host',
      request: { label: 'db', static: 81 },
      code: 'PORT_IN_USE',
      message: 'The static port 81 of "db" is in use on 192.0.2.7.',
      recoverable: true,
    },
    {
      why: 'is reserved',
      request: { label: 'ssh', static: 22 },
      code: 'PORT_RESERVED',
      message: 'The static port 22 of "ssh" is reserved on this node.',
      hint: 'Write another number, or leave static out for a dynamic port: the operator keeps this one back (reserved_ports).',
      recoverable: false,
    },
    {
      why: 'is none',
      request: { label: 'x', static: 65_536 },
      code: 'PORT_INVALID',
      message: 'The static port 65536 of "x" is not a port number.',
      recoverable: false,
    },
    {
      why: 'would be one too many',
      request: { label: 'more' },
      code: 'PORTS_EXHAUSTED',
      message:
        'No port from 1000 to 1001 is left on 192.0.2.7 for "more": each is allocated, reserved or in use.',
      hint: "Stop some tasks. The range is the operator's: min_dynamic_port to max_dynamic_port.",
      recoverable: true,
    },
  ])('refuses a port that $why, and keeps none of that call', async ({ request, ...error }) => {
    const allocator = allocatorOf({
      range: { min: 1000, max: 1001 },
      reserved: [22],
      isFree: hostUsing(81, 1001),
    })
    await allocator.allocate([{ label: 'web', static: 80 }], call)
    const requests = [{ label: 'first' }, request]
    const { why: _, ...expected } = error
    await expect(allocator.allocate(requests, call)).rejects.toMatchObject(expected)
    expect(numbersOf(await allocator.allocate([{ label: 'first' }], call))).toEqual([1000])
  })

  it('keeps no port when the host cannot be asked', async () => {
    let failure: Error | undefined = new Error('EMFILE')
    const allocator = allocatorOf({
      isFree: async () => {
        if (failure) throw failure
        return true
      },
    })
    await expect(allocator.allocate([{ label: 'a' }], call)).rejects.toBe(failure)
    failure = undefined
    expect(numbersOf(await allocator.allocate([{ label: 'a' }], call))).toEqual([20_000])
  })

  it('keeps no port when it is aborted', async () => {
    const controller = new AbortController()
    const isFree = async () => {
      controller.abort(new Error('enough'))
      return true
    }
    const allocator = allocatorOf({ isFree })
    const requests = [{ label: 'a' }, { label: 'b' }]
    await expect(
      allocator.allocate(requests, { ...call, signal: controller.signal }),
    ).rejects.toThrow('enough')
    expect(numbersOf(await allocator.allocate([{ label: 'a' }], call))).toEqual([20_000])
  })
})

/** A store that outlives its allocator. */
function storeOf(): PortStore {
  const held: HeldPort[] = []
  return {
    all: () => [...held],
    add: (ports, owner) => held.push(...ports.map((port) => ({ port, owner }))),
    remove(owner) {
      const kept = held.filter((each) => each.owner !== owner)
      held.splice(0, held.length, ...kept)
    },
  }
}

describe('a store', () => {
  it('keeps ports over a crash, and says whose they are', async () => {
    const store = storeOf()
    const requests = [{ label: 'web', static: 80 }, { label: 'any' }]
    await allocatorOf({ store }).allocate(requests, { owner: 'before', hostIp })

    const allocator = allocatorOf({ store })
    expect(numbersOf(await allocator.allocate([{ label: 'any' }], call))).toEqual([20_001])
    await expect(allocator.allocate([{ label: 'web', static: 80 }], call)).rejects.toMatchObject({
      code: 'PORT_IN_USE',
      message: 'The static port 80 of "web" is in use by allocation before.',
    })
    allocator.release('before')
    expect(numbersOf(await allocator.allocate(requests, call))).toEqual([80, 20_000])
  })

  it('that cannot be written gives no port', async () => {
    const store = { ...storeOf(), add: () => expect.fail('disk full') }
    await expect(allocatorOf({ store }).allocate([{ label: 'a' }], call)).rejects.toThrow(
      'disk full',
    )
  })
})

describe('200 allocations of 3 ports at the same time', () => {
  it('share no port', async () => {
    const allocator = allocatorOf({ random: Math.random, isFree: hostUsing() })
    const requests = ['a', 'b', 'c'].map((label) => ({ label }))
    const calls = Array.from({ length: 200 }, (_, index) =>
      allocator.allocate(requests, { owner: `allocation ${index}`, hostIp }),
    )
    const numbers = (await Promise.all(calls)).flatMap(numbersOf)
    expect(new Set(numbers).size).toBe(600)
  })
})

describe('any sequence of calls', () => {
  const range = { min: 100, max: 115 }
  const port = fc.integer({ min: 97, max: 118 })
  const request = fc.option(port, { nil: undefined }).map((port) => ({ label: 'p', static: port }))
  const step = fc.oneof(
    // Several lists: calls at the same time.
    fc.record({ calls: fc.array(fc.array(request, { maxLength: 6 }), { maxLength: 3 }) }),
    fc.record({ release: fc.nat(20) }),
    fc.record({ crash: fc.constant(true) }),
  )
  const setting = fc.record({
    reserved: fc.array(port, { maxLength: 4 }),
    used: fc.array(port, { maxLength: 4 }),
    randoms: fc.infiniteStream(fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true })),
    steps: fc.array(step, { maxLength: 25 }),
  })

  it('never gives a port twice, outside the range, reserved or in use; all of a call or none', async () => {
    await fc.assert(
      fc.asyncProperty(setting, async ({ reserved, used, randoms, steps }) => {
        const options = {
          range,
          reserved,
          isFree: hostUsing(...used),
          random: () => randoms.next().value ?? 0,
          store: storeOf(),
        }
        let allocator = allocatorOf(options)
        let calls = 0
        const held: { owner: string; ports: AllocatedPort[] }[] = []

        async function allocate(requests: PortRequest[]): Promise<void> {
          const owner = `call ${calls++}`
          try {
            const ports = await allocator.allocate(requests, { owner, hostIp })
            requests.forEach((request, index) => {
              const given = ports[index]?.hostPort ?? 0
              if (request.static !== undefined) expect(given).toBe(request.static)
              else expect(given >= range.min && given <= range.max).toBe(true)
            })
            held.push({ owner, ports })
          } catch (error) {
            if (!hasCode(error, 'PORT_IN_USE', 'PORT_RESERVED', 'PORTS_EXHAUSTED')) throw error
          }
        }

        for (const step of steps) {
          if ('calls' in step) await Promise.all(step.calls.map(allocate))
          else if ('crash' in step) allocator = allocatorOf(options)
          else for (const { owner } of held.splice(step.release, 1)) allocator.release(owner)
          const numbers = held.flatMap(({ ports }) => numbersOf(ports))
          expect(new Set(numbers).size).toBe(numbers.length)
          expect(numbers.filter((port) => [...reserved, ...used].includes(port))).toEqual([])
        }

        // Nothing leaked: once all is released, every usable port of the range can be had.
        for (const { owner } of held) allocator.release(owner)
        const unusable = new Set(
          [...reserved, ...used].filter((p) => p >= range.min && p <= range.max),
        )
        const usable = range.max - range.min + 1 - unusable.size
        const all = Array.from({ length: usable }, () => ({ label: 'p' }))
        expect(await allocator.allocate(all, call)).toHaveLength(usable)
      }),
    )
  })
})

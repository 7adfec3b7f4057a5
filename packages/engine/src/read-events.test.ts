import { describe, expect, it } from 'vitest'
import { collect } from './collect.test-support.ts'
import { createEventReader } from './read-events.ts'

const event = (Action: string, nanoseconds: bigint, ID = 'a') =>
  `{"Action":"${Action}","Actor":{"ID":"${ID}","Attributes":null},"timeNano":${nanoseconds}}`

/** Each reading is of one stream, which holds what was scripted for it, and with what query that was asked for. */
function read(...streams: string[][]) {
  const queries: unknown[] = []
  let now = 34_000
  const transport = {
    async jsonLines<T>({ query }: { query?: unknown }) {
      queries.push(query)
      const lines = streams.shift()?.map((line) => JSON.parse(line) as T)
      if (!lines) throw new Error('away')
      return (async function* () {
        yield* lines
      })()
    },
  }
  const open = createEventReader(transport, () => now++)
  const readOne = async () =>
    (await collect(await open(new AbortController().signal))).map(
      (one) => one.kind === 'container' && `${one.id} ${one.action}`,
    )
  return { queries, readOne }
}

const filters = { type: ['container'] }
// What JavaScript's numbers hold exactly at this size are multiples of 256.
const time = 1_795_314_627_142_505_472n

describe('createEventReader', () => {
  it('asks for what came since the last event, and tells none twice', async () => {
    const { queries, readOne } = read(
      [event('create', time - 512n), event('start', time)],
      [event('start', time), event('die', time + 512n)],
      [event('die', time + 512n)],
    )
    expect(await readOne()).toEqual(['a create', 'a start'])
    expect(await readOne()).toEqual(['a die'])
    expect(await readOne()).toEqual([])
    expect(queries).toEqual([
      { filters, since: '4.000000000' },
      { filters, since: '1795314627.142505472' },
      { filters, since: '1795314627.142505984' },
    ])
  })

  it('asks for what came since shortly before it was first answered, as long as nothing came', async () => {
    const { queries, readOne } = read([], [event('die', time)])
    await readOne()
    await readOne()
    await expect(readOne()).rejects.toThrow('away')
    expect(queries).toEqual([
      { filters, since: '4.000000000' },
      { filters, since: '4.000000000' },
      { filters, since: '1795314627.142505472' },
    ])
  })

  it('tells all that came at the same time, and what comes late', async () => {
    const { readOne } = read(
      [event('die', time, 'a'), event('die', time, 'b'), event('oom', time - 512n, 'b')],
      [event('die', time, 'a'), event('die', time, 'b'), event('die', time, 'c')],
    )
    expect(await readOne()).toEqual(['a die', 'b die', 'b oom'])
    expect(await readOne()).toEqual(['c die'])
  })

  it('takes times that no number of JavaScript holds for the nearest', async () => {
    const { queries, readOne } = read([event('die', time + 3n)], [event('die', time + 3n)])
    expect(await readOne()).toEqual(['a die'])
    expect(await readOne()).toEqual([])
    expect(queries[1]).toEqual({ filters, since: '1795314627.142505472' })
  })
})

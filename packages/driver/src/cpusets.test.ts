import { LongshoreError } from '@longshore/errors'
import { describe, expect, it } from 'vitest'
import { createCpusets } from './cpusets.ts'

function setUp(updateContainer = async () => {}) {
  const updates: string[] = []
  const cpusets = createCpusets(
    {
      async updateContainer(id, { CpusetCpus }) {
        updates.push(`${id} ${CpusetCpus}`)
        await updateContainer()
      },
    },
    [0, 1, 2, 3],
  )
  const enter = async (id: string, cores: number[] = [], wish?: string) => {
    const own = await cpusets.enter({ id, cores, wish })
    await cpusets.created(id, `c-${id}`)
    return own
  }
  return { updates, cpusets, enter }
}

describe('createCpusets', () => {
  it('leaves containers alone where no task has cores of its own', async () => {
    const { updates, enter } = setUp()
    expect(await enter('a')).toBeUndefined()
    expect(await enter('b')).toBeUndefined()
    expect(updates).toEqual([])
  })

  it('gives a task its cores, and keeps all others off them while it is there', async () => {
    const { updates, cpusets, enter } = setUp()
    await enter('a')
    expect(await enter('b', [1, 2])).toBe('1-2')
    expect(updates).toEqual(['c-a 0,3'])
    expect(await enter('c')).toBe('0,3')
    await cpusets.leave('b')
    expect(updates.slice(1)).toEqual(['c-a 0-3', 'c-c 0-3'])
  })

  it('makes good what has changed while a container was made', async () => {
    const { updates, cpusets, enter } = setUp()
    await cpusets.enter({ id: 'a', cores: [] })
    await enter('b', [0])
    expect(updates).toEqual([])
    await cpusets.created('a', 'c-a')
    expect(updates).toEqual(['c-a 1-3'])
  })

  it('keeps a task on the cores that it asks for, as far as nobody has them', async () => {
    const { enter } = setUp()
    await enter('a', [0])
    expect(await enter('b', [], '0-1')).toBe('1')
  })

  it('changes nothing for a task that it refuses', async () => {
    const { updates, enter } = setUp()
    await enter('a', [0])
    await expect(enter('b', [0])).rejects.toMatchObject({ code: 'CORE_TAKEN' })
    await expect(enter('c', [9])).rejects.toMatchObject({ code: 'CORE_UNKNOWN' })
    expect(await enter('d')).toBe('1-3')
    expect(updates).toEqual([])
  })

  it('does not mind a container that has ended meanwhile', async () => {
    const { enter } = setUp(() => Promise.reject(new LongshoreError('ENGINE_NOT_FOUND', 'gone')))
    await enter('a')
    expect(await enter('b', [1])).toBe('1')
  })

  it('refuses a task for whose cores others cannot be moved', async () => {
    const { enter } = setUp(() => Promise.reject(new LongshoreError('ENGINE_FAILED', 'no')))
    await enter('a')
    await expect(enter('b', [1])).rejects.toMatchObject({ code: 'ENGINE_FAILED' })
  })
})

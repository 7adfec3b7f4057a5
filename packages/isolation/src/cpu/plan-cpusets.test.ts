import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { parseCpuset, planCpusets } from '../index.ts'

const allCores = [0, 1, 2, 3]

describe('planCpusets', () => {
  it('keeps everyone off the cores of a task that comes, before it starts', () => {
    const updates = planCpusets({
      allCores,
      reservedByTask: new Map([['new', [1, 2]]]),
      runningTasks: [{ id: 'new' }, { id: 'a', current: '0-3' }, { id: 'b', current: '' }],
    })
    expect(updates).toEqual([
      { id: 'a', CpusetCpus: '0,3' },
      { id: 'b', CpusetCpus: '0,3' },
      { id: 'new', CpusetCpus: '1-2' },
    ])
  })

  it('gives the cores of a task that went back to all', () => {
    const runningTasks = [{ id: 'a', current: '0,3' }]
    expect(planCpusets({ allCores, reservedByTask: new Map(), runningTasks })).toEqual([
      { id: 'a', CpusetCpus: '0-3' },
    ])
  })

  it('leaves alone what is right, in any spelling', () => {
    const runningTasks = [
      { id: 'a', current: '3,0' },
      { id: 'b', current: '1,2' },
    ]
    const reservedByTask = new Map([['b', [2, 1]]])
    expect(planCpusets({ allCores, reservedByTask, runningTasks })).toEqual([])
  })

  it('keeps a task on those cores of its wish that nobody reserved', () => {
    const updates = planCpusets({
      allCores,
      reservedByTask: new Map([['x', [0]]]),
      runningTasks: [{ id: 'a', cpuset_cpus: '0-1' }],
    })
    expect(updates).toEqual([{ id: 'a', CpusetCpus: '1' }])
  })

  it.each([
    { why: 'a core twice', reserved: { x: [0], y: [0] }, wish: '', code: 'CORE_TAKEN' },
    { why: 'a core that is not there', reserved: { x: [4] }, wish: '', code: 'CORE_UNKNOWN' },
    { why: 'a wish that is not there', reserved: {}, wish: '3-4', code: 'CORE_UNKNOWN' },
    { why: 'no core left', reserved: { x: [0, 1, 2, 3] }, wish: '', code: 'CORES_EXHAUSTED' },
    { why: 'no wished core left', reserved: { x: [0, 1] }, wish: '0-1', code: 'CORES_EXHAUSTED' },
    { why: 'a wish that is no list', reserved: {}, wish: 'all', code: 'CPUSET_INVALID' },
  ])('refuses $why', ({ reserved, wish, code }) => {
    const reservedByTask = new Map(Object.entries(reserved))
    const runningTasks = [{ id: 'a', cpuset_cpus: wish }]
    expect(() => planCpusets({ allCores, reservedByTask, runningTasks })).toThrowError(
      expect.objectContaining({ code }),
    )
  })

  it('never lets two tasks onto a reserved core, and never gives an empty set', () => {
    const owner = fc.constantFrom('a', 'b', 'c', undefined)
    fc.assert(
      fc.property(fc.array(owner, { minLength: 1, maxLength: 40 }), (owners) => {
        // One core more, that no one reserves.
        const cores = [...owners.keys(), owners.length]
        const reservedByTask = new Map<string, number[]>()
        for (const [core, id] of owners.entries())
          if (id) reservedByTask.set(id, [...(reservedByTask.get(id) ?? []), core])
        const runningTasks = ['a', 'b', 'c', 'd'].map((id) => ({ id }))
        for (const { id, CpusetCpus } of planCpusets({
          allCores: cores,
          reservedByTask,
          runningTasks,
        })) {
          for (const core of parseCpuset(CpusetCpus))
            expect([id, undefined]).toContain(
              reservedByTask.has(id) ? owners[core] : (owners[core] ?? id),
            )
        }
      }),
    )
  })
})

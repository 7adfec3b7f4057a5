import type { ContainerSummary } from '@longshore/engine'
import { describe, expect, it } from 'vitest'
import { container as containerWith } from './container.test-support.ts'
import { decideLeftover } from './decide-leftover.ts'

const labels = { 'dev.longshore.agent': 'a1' }
const container = containerWith('c1', { name: 'web-1', labels })
const untracked = { labels, isTracked: () => false }

describe('decideLeftover', () => {
  it.each([
    {
      why: 'a task tracks it',
      rule: { ...untracked, isTracked: () => true },
      expected: ['keep', 'tracked'],
    },
    { why: 'none does', expected: ['remove', 'untracked, running'] },
    {
      why: 'none does and it ended',
      change: { running: false },
      expected: ['remove', 'untracked, not running'],
    },
    {
      why: 'it is finished and finished ones stay',
      change: { running: false, status: 'exited' as const },
      rule: { ...untracked, keepFinished: true },
      expected: ['keep', 'finished, and finished ones are kept'],
    },
    {
      why: 'it never ran and finished ones stay',
      change: { running: false, status: 'created' as const },
      rule: { ...untracked, keepFinished: true },
      expected: ['remove', 'untracked, not running'],
    },
    {
      why: 'it carries more labels than ours',
      change: { labels: { ...labels, a: 'b' } },
      expected: ['remove', 'untracked, running'],
    },
    {
      why: 'it is another agent’s',
      change: { labels: { 'dev.longshore.agent': 'a2' } },
      expected: ['keep', 'not ours'],
    },
    {
      why: 'it has only a part of our labels',
      rule: { ...untracked, labels: { ...labels, more: '1' } },
      expected: ['keep', 'not ours'],
    },
    {
      why: 'we have no labels',
      rule: { ...untracked, labels: {} },
      expected: ['keep', 'not ours'],
    },
  ])('says $expected when $why', ({ change, rule = untracked, expected }) => {
    const { decision, reason } = decideLeftover({ ...container, ...change }, rule)
    expect([decision, reason]).toEqual(expected)
  })

  it('asks about the container at hand', () => {
    const isTracked = ({ id, name }: ContainerSummary) => id === 'c1' && name === 'web-1'
    expect(decideLeftover(container, { labels, isTracked }).decision).toBe('keep')
  })
})

import { describe, expect, it } from 'vitest'
import { container } from './container.test-support.ts'
import { decideDangling } from './decide-dangling.ts'

const minute = 60_000
const uuid = '0c9e3a52-4e0c-4c3f-8a57-5e9a1f3f1b2d'
const rule = {
  labels: { 'dev.longshore.agent': 'a1' },
  isTracked: () => false,
  graceMs: 5 * minute,
  keepFinished: false,
  now: 7 * minute,
}
const byLabel = { labels: { 'com.hashicorp.nomad.alloc_id': uuid } }
const byShape = { labels: {}, name: `web-${uuid}`, mounts: ['/alloc', '/local', '/secrets', '/x'] }

describe('decideDangling', () => {
  it.each([
    { why: 'it is ours', said: 'remove: untracked for 7m' },
    { why: 'it has the label of a task', change: byLabel, said: 'remove: untracked for 7m' },
    {
      why: 'it has the older label of a task',
      change: { labels: { 'com.hashicorp.nomad.allocation_id': uuid } },
      said: 'remove: untracked for 7m',
    },
    { why: 'it looks like a task’s', change: byShape, said: 'remove: untracked for 7m' },
    {
      why: 'it was never started',
      change: { status: 'created' as const, running: false },
      said: 'remove: untracked for 7m',
    },
    {
      why: 'it is finished',
      change: { status: 'exited' as const, running: false },
      said: 'remove: untracked for 7m',
    },
    {
      why: 'it was tracked until lately',
      rule: { ...rule, trackedUntil: () => 6.5 * minute },
      said: 'remove: untracked for 30s',
    },
    {
      why: 'it is just old enough',
      rule: { ...rule, now: 5 * minute },
      said: 'remove: untracked for 5m',
    },
    { why: 'it is too young', rule: { ...rule, now: 5 * minute - 1 }, said: 'keep: too young' },
    { why: 'it is tracked', rule: { ...rule, isTracked: () => true }, said: 'keep: tracked' },
    {
      why: 'it is finished and finished ones stay',
      change: { status: 'exited' as const, running: false },
      rule: { ...rule, keepFinished: true },
      said: 'keep: finished, and finished ones are kept',
    },
    {
      why: 'it runs and finished ones stay',
      rule: { ...rule, keepFinished: true },
      said: 'remove: untracked for 7m',
    },
    {
      why: 'it is a task of nobody’s and such ones stay',
      change: byLabel,
      rule: { ...rule, keepUnlabelled: true },
      said: 'keep: perhaps another driver’s',
    },
    {
      why: 'it is ours and those of nobody stay',
      rule: { ...rule, keepUnlabelled: true },
      said: 'remove: untracked for 7m',
    },
    {
      why: 'it is on its way out',
      change: { status: 'removing' as const },
      said: 'keep: being removed',
    },
    {
      why: 'it is another agent’s task',
      change: { ...byShape, labels: { ...byLabel.labels, 'dev.longshore.agent': 'a2' } },
      said: 'keep: another agent’s',
    },
    { why: 'it is a stranger', change: { labels: {} }, said: 'keep: not ours' },
    {
      why: 'it has the name of a task and not all of its mounts',
      change: { ...byShape, mounts: ['/alloc', '/local'] },
      said: 'keep: not ours',
    },
    {
      why: 'it has the mounts of a task and not its name',
      change: { ...byShape, name: 'web' },
      said: 'keep: not ours',
    },
    {
      why: 'its name goes on after the id',
      change: { ...byShape, name: `web-${uuid}-backup` },
      said: 'keep: not ours',
    },
    {
      why: 'it only has an uncommon key',
      change: { labels: JSON.parse('{"__proto__": "x"}') },
      said: 'keep: not ours',
    },
  ])('says $said when $why', ({ change, rule: its = rule, said }) => {
    const { decision, reason } = decideDangling(container('c1', change), its)
    expect(`${decision}: ${reason}`).toBe(said)
  })
})

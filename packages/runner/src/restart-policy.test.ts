import { describe, expect, it } from 'vitest'
import { decideRestart } from './restart-policy.ts'

const policy = {
  attempts: 2,
  interval: 60_000,
  delay: 8_000,
  mode: 'fail' as const,
  render_templates: false,
}
const started = { intervalStart: 1_000, restarts: 0 }

describe('decideRestart', () => {
  it('restarts after the delay, with up to a quarter more', () => {
    const soonest = decideRestart(policy, started, { now: 2_000, random: 0 })
    const latest = decideRestart(policy, started, { now: 2_000, random: 0.999999 })
    expect(soonest).toMatchObject({ kind: 'restart', delayMs: 8_000, reason: 'attempt 1 of 2' })
    expect(latest).toMatchObject({ kind: 'restart', delayMs: 10_000 })
  })

  it.each([
    { why: 'attempts are left', restarts: 1, now: 2_000, kind: 'restart' },
    { why: 'attempts are used up in this interval', restarts: 2, now: 61_000, kind: 'give up' },
    { why: 'a new interval has begun', restarts: 2, now: 61_001, kind: 'restart' },
  ])('decides "$kind" when $why', ({ restarts, now, kind }) => {
    const history = { ...started, restarts }
    expect(decideRestart(policy, history, { now, random: 0 }).kind).toBe(kind)
  })

  it('counts anew in a new interval', () => {
    const decision = decideRestart(policy, { ...started, restarts: 2 }, { now: 90_000, random: 0 })
    expect(decision).toMatchObject({ history: { intervalStart: 90_000, restarts: 1 } })
  })

  it('waits for the next interval in mode "delay"', () => {
    const history = { ...started, restarts: 2 }
    const decision = decideRestart({ ...policy, mode: 'delay' }, history, {
      now: 11_000,
      random: 0,
    })
    expect(decision).toMatchObject({ kind: 'restart', delayMs: 50_000 })
  })

  it('never restarts where no attempts are allowed', () => {
    const never = { ...policy, attempts: 0, mode: 'delay' as const }
    expect(decideRestart(never, started, { now: 2_000, random: 0 }).kind).toBe('give up')
  })
})

import { describe, expect, it } from 'vitest'
import { jobText } from './job.test-support.ts'
import { parseJob } from './parse-job.ts'
import type { Refused } from './refused.ts'

const refused: Refused = {
  job: { type: ['service', 'batch'] },
  task: { template: [], leader: ['false'] },
  network: { mode: ['host'] },
}

const read = (parts: Parameters<typeof jobText>[0], refusal?: 'warning') =>
  parseJob({ path: 'job.hcl', text: jobText(parts) }, { refused, refusal })

describe('refused options', () => {
  it.each([
    {
      parts: { job: 'type = "system"' },
      message: 'Longshore does not run type = "system" in job yet',
      hint: 'write type = "service" or "batch"',
    },
    {
      parts: { group: 'network { mode = "bridge" }' },
      message: 'Longshore does not run mode = "bridge" in network yet',
      hint: 'write mode = "host"',
    },
    {
      parts: { task: 'template {\n data = "a"\n destination = "local/a"\n }' },
      message: 'Longshore does not run "template" in task yet',
    },
    {
      parts: { task: 'leader = true' },
      message: 'Longshore does not run leader = true in task yet',
      hint: 'write leader = false',
    },
  ])('are errors: $message', ({ parts, message, hint }) => {
    const { job, diagnostics } = read(parts)
    expect(job).toBeUndefined()
    expect(diagnostics).toMatchObject([{ severity: 'error', message }])
    expect(diagnostics[0]?.hint).toBe(hint)
  })

  it('are warnings for who only looks', () => {
    const { job, diagnostics } = read({ job: 'type = "system"' }, 'warning')
    expect(job?.type).toBe('system')
    expect(diagnostics).toMatchObject([{ severity: 'warning' }])
  })

  it.each([
    { why: 'what is not written', parts: {} },
    { why: 'a value that runs', parts: { job: 'type = "batch"', task: 'leader = false' } },
    { why: 'an option that is not refused', parts: { group: 'network { hostname = "h" }' } },
  ])('leave $why alone', ({ parts }) => {
    expect(read(parts).diagnostics).toEqual([])
  })
})

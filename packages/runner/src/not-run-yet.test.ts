import { parseJob } from '@longshore/config'
import { expect, it } from 'vitest'
import { notRunYet } from './not-run-yet.ts'

const jobWith = ({ job = '', group = '', task = '' }) => ({
  path: 'job.hcl',
  text: `job "j" {
    ${job}
    group "g" {
      ${group}
      task "t" {
        driver = "docker"
        ${task}
        config { image = "busybox" }
      }
    }
  }`,
})

const template = 'template {\n data = "a"\n destination = "local/a"\n }'

it.each([
  {
    parts: { job: 'type = "system"' },
    message: 'Longshore does not run type = "system" in job yet',
  },
  {
    parts: { group: 'shutdown_delay = "1s"' },
    message: 'Longshore does not run shutdown_delay = "1s" in group yet',
  },
  { parts: { task: template }, message: 'Longshore does not run "template" in task yet' },
  {
    parts: { task: 'service { name = "s" }' },
    message: 'Longshore does not run "service" in task yet',
  },
  {
    parts: { task: 'resources { secrets = 2 }' },
    message: 'Longshore does not run secrets = 2 in resources yet',
  },
])('refuses what would run otherwise than it says: $message', ({ parts, message }) => {
  const { job, diagnostics } = parseJob(jobWith(parts), { refused: notRunYet })
  expect(job).toBeUndefined()
  expect(diagnostics).toMatchObject([{ message }])
})

it('takes what is the same as leaving it out', () => {
  const parts = { task: 'leader = false\n shutdown_delay = "0s"\n logs { disabled = false }' }
  expect(parseJob(jobWith(parts), { refused: notRunYet }).diagnostics).toEqual([])
})

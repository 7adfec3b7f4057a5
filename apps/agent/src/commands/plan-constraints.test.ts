import { temporaryDirectory } from '@longshore/test-support'
import { describe, expect, it } from 'vitest'
import { runWithFakeIo } from '../../test/run-with-fake-io.ts'
import { writeFiles } from '../../test/write-files.ts'

async function plan(constraint: string) {
  const path = await writeFiles(await temporaryDirectory(), {
    'agent.hcl': 'client {\n meta {\n rack = "r1"\n }\n}\n',
    'job.hcl': `job "web" {
      constraint {
        ${constraint}
      }
      group "g" {
        task "t" {
          driver = "docker"
          config { image = "redis:7" }
        }
      }
    }`,
  })
  const files = [path('job.hcl'), '--config', path('agent.hcl')]
  return runWithFakeIo(['job', 'plan', ...files, '--data-dir', '/data'])
}

describe('the constraints of a plan', () => {
  it.each([
    'attribute = "${attr.kernel.name}"\n value = "linux"',
    'attribute = "${meta.rack}"\n regexp = "^r[0-9]+$"',
    'attribute = "${node.unique.name}"\n operator = "is_set"',
    'attribute = "${attr.memory.totalbytes}"\n operator = ">"\n value = "1000000"',
    'attribute = "${attr.cpu.numcores}"\n operator = ">="\n value = "1"',
  ])('are met by this machine: %s', async (constraint) => {
    expect(await plan(constraint)).toMatchObject({ exitCode: 0, stderr: '' })
  })

  it('refuse it where this machine does not meet them', async () => {
    const { exitCode, stdout, stderr } = await plan('attribute = "${meta.rack}"\n value = "r2"')
    expect({ exitCode, stdout }).toEqual({ exitCode: 1, stdout: '' })
    expect(stderr).toContain('job "web": ${meta.rack} is "r1", which does not meet = "r2"')
  })

  it('are not judged where only an engine could tell, which is said', async () => {
    const constraint = 'attribute = "${attr.driver.docker.version}"\n version = ">= 99"'
    expect(await plan(constraint)).toMatchObject({
      exitCode: 0,
      stderr:
        'Not judged, as no engine is asked: job "web": ${attr.driver.docker.version} version >= 99\n',
    })
  })
})

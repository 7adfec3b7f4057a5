import { temporaryDirectory } from '@longshore/test-support'
import { describe, expect, it, onTestFinished } from 'vitest'
import { countIds, node, parse, planEffects } from '../test/plan.ts'
import { openAllocationRecord } from './allocation-record.ts'
import { lockDataDirectory } from './lock-data-directory.ts'
import type { Node } from './node.ts'
import { planJob } from './plan-job.ts'
import { planKept } from './plan-kept.ts'
import { releaseUnclaimedPorts } from './release-unclaimed-ports.ts'

const password = 'hunter2 is no secret'

function job({ count = 2, script = 'true', more = '' } = {}): string {
  return `
    job "a" {
      group "web" {
        count = ${count}
        network {
          port "http" {}
        }
        task "main" {
          driver = "docker"
          config {
            image = "busybox:1"
            args  = ["${script}"]
            auth {
              username = "u"
              password = "${password}"
            }
          }
          env { B = "${password}" }
          resources {
            cores = 1
            network {
              port "admin" {}
            }
          }
        }
      }
      ${more}
    }`
}

const other = `
  group "other" {
    task "main" {
      driver = "docker"
      config { image = "busybox:1" }
      resources { cores = 1 }
    }
  }`

/** Plans and stores a job as a first run does, then another as the next does. */
async function planTwice(
  first: string,
  second: string,
  { stopping = false, secondNode = node }: { stopping?: boolean; secondNode?: Node } = {},
) {
  const dataDirectory = await lockDataDirectory(await temporaryDirectory())
  onTestFinished(dataDirectory.release)
  const { path: dataDir, state, ports: store } = dataDirectory
  const newId = countIds()
  const effects = () => ({ ...planEffects({ store }), dataDir, newId })
  const before = await planJob(parse(first), effects())
  for (const allocation of before) {
    const record = openAllocationRecord(allocation, state)
    if (stopping) record.stop(7)
  }
  const stored = JSON.stringify(state.all())
  const { kept, gone } = await planKept(parse(second), { node: secondNode, dataDir, state })
  state.remove(gone.map(({ id }) => id))
  releaseUnclaimedPorts(dataDirectory)
  const after = await planJob(parse(second), { ...effects(), kept, node: secondNode })
  return { before, kept, gone: gone.map(({ name }) => name), after, stored }
}

describe('what an earlier run began', () => {
  it('is planned again as it is, and what is new beside it', async () => {
    const { before, kept, gone, after } = await planTwice(job(), job({ count: 3, more: other }))
    expect(kept).toEqual(
      before.map((one) => ({ ...one, job: kept[0]?.job, group: kept[0]?.group })),
    )
    expect(gone).toEqual([])
    expect(after.map(({ name }) => name)).toEqual([
      ...['a.web[0]', 'a.web[1]', 'a.web[2]', 'a.other[0]'],
    ])
    expect(after.slice(0, 2)).toEqual(kept)
    const ports = after.flatMap(({ ports }) => [...ports.group, ...(ports.tasks.main ?? [])])
    expect(new Set(ports.map(({ hostPort }) => hostPort)).size).toBe(6)
    const cores = after.flatMap(({ tasks }) =>
      tasks.flatMap(({ config }) => config.resources.cores),
    )
    expect(cores.toSorted()).toEqual([0, 1, 2, 3])
  })

  it.each([
    { why: 'has fewer instances', second: job({ count: 1 }), gone: ['a.web[1]'] },
    {
      why: 'has another command',
      second: job({ script: 'false' }),
      gone: ['a.web[0]', 'a.web[1]'],
    },
    {
      why: 'has another secret',
      second: job().replace(`password = "${password}"`, 'password = "other"'),
      gone: ['a.web[0]', 'a.web[1]'],
    },
    {
      why: 'has the group no more',
      second: job().replace('"web"', '"web2"'),
      gone: ['a.web[0]', 'a.web[1]'],
    },
  ])('goes when the job $why', async ({ second, gone }) => {
    expect(await planTwice(job(), second)).toMatchObject({ gone })
  })

  it.each([
    { why: 'has another address', secondNode: { ...node, address: '10.1.1.1' } },
    { why: 'has other cores', secondNode: { ...node, cores: [2, 3] } },
  ])('goes when the node $why', async ({ secondNode }) => {
    const { gone, after } = await planTwice(job(), job(), { secondNode })
    expect(gone).toEqual(['a.web[0]', 'a.web[1]'])
    expect(after).toHaveLength(2)
  })

  it('goes on when the node tells something else of itself', async () => {
    const attributes = { 'driver.docker.version': '99' }
    const { gone } = await planTwice(job(), job(), { secondNode: { ...node, attributes } })
    expect(gone).toEqual([])
  })

  it('goes on when only the text has changed', async () => {
    const second = `# The same.\n${job().replace('"true"', '"${lower("TRUE")}"')}`
    expect(await planTwice(job(), second)).toMatchObject({ gone: [] })
  })

  it('goes when it was being stopped', async () => {
    const { gone } = await planTwice(job(), job(), { stopping: true })
    expect(gone).toEqual(['a.web[0]', 'a.web[1]'])
  })

  it('is not touched by a job that this node cannot run', async () => {
    const second = job({ script: 'false' }).replace('cores = 1', 'memory = 99999')
    await expect(planTwice(job(), second)).rejects.toMatchObject({ code: 'PLACEMENT_FAILED' })
  })

  it('is stored without its secrets', async () => {
    const { stored } = await planTwice(job(), job())
    expect(stored).not.toContain(password)
    expect(stored).not.toContain('busybox')
  })
})

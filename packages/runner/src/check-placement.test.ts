import { describe, expect, it } from 'vitest'
import { node, planText } from '../test/plan.ts'
import { listUnjudgedConstraints } from './constraints-unjudged.ts'

/** The node of `planText`, with an engine that was asked. */
const known = {
  ...node,
  attributes: {
    'kernel.name': 'linux',
    'driver.docker': true,
    'driver.docker.version': '20.10.24',
    'driver.docker.runtimes': 'nvidia,runc',
  },
}

interface Parts {
  job?: string
  group?: string
  task?: string
  count?: number
}

const jobWith = ({ job = '', group = '', task = '', count = 1 }: Parts) => `
  job "web" {
    ${job}
    group "front" {
      count = ${count}
      ${group}
      task "nginx" {
        driver = "docker"
        ${task}
        config { image = "nginx:1" }
      }
    }
  }`

const constraint = (...lines: string[]) => `constraint {\n${lines.join('\n')}\n}\n`
const target = (name: string) => `attribute = "\${${name}}"`

const onWindows = constraint(target('attr.kernel.name'), 'value = "windows"')
const windowsReason = '${attr.kernel.name} is "linux", which does not meet = "windows"'

describe('a constraint that the node meets', () => {
  it.each([
    { text: constraint(target('attr.kernel.name'), 'value = "linux"') },
    { text: constraint(target('attr.driver.docker'), 'value = "1"') },
    { text: constraint(target('attr.driver.docker.version'), 'operator = ">"', 'value = "9.0"') },
    { text: constraint(target('attr.driver.docker.version'), 'version = ">= 20.10, < 21"') },
    { text: constraint(target('attr.driver.docker.runtimes'), 'set_contains = "runc"') },
    {
      text: constraint(
        target('attr.driver.docker.version'),
        'regexp = "^20\\\\.(?P<minor>1.)\\\\."',
      ),
    },
    { text: constraint(target('meta.rack'), 'value = "r1"') },
    { text: constraint(target('node.datacenter'), 'value = "dc1"') },
    { text: constraint(target('node.pool'), 'value = "default"') },
    { text: constraint(target('node.unique.name'), 'regexp = "harbou?r"') },
    { text: constraint('is_set = "${meta.rack}"') },
    { text: constraint('distinct_hosts = true') },
    { text: constraint('distinct_property = "${meta.rack}"') },
  ])('lets the job be placed: $text', async ({ text }) => {
    for (const place of ['job', 'group', ...(text.includes('distinct') ? [] : ['task'])])
      await expect(planText(jobWith({ [place]: text }), { node: known })).resolves.toBeDefined()
  })
})

describe('a constraint that the node does not meet', () => {
  it.each([
    { parts: { job: onWindows }, reasons: [`job "web": ${windowsReason}`] },
    { parts: { group: onWindows }, reasons: [`group "front": ${windowsReason}`] },
    { parts: { task: onWindows }, reasons: [`task "nginx": ${windowsReason}`] },
    {
      parts: { job: onWindows, task: constraint(target('meta.zone'), 'value = "z"') },
      reasons: [
        `job "web": ${windowsReason}`,
        'task "nginx": ${meta.zone} is not set, which does not meet = "z"',
      ],
    },
    {
      parts: { group: constraint(target('meta.rack'), 'regexp = "^r[2-9]$"') },
      reasons: ['group "front": ${meta.rack} is "r1", which does not meet regexp "^r[2-9]$"'],
    },
    {
      parts: { job: constraint(target('meta.rack'), 'regexp = "r{1001}"') },
      reasons: [
        'job "web": "r{1001}" cannot be matched: error parsing regexp: invalid repeat count: `{1001}`',
      ],
    },
    {
      parts: { job: constraint(target('env.HOME'), 'value = "/root"') },
      reasons: ['job "web": ${env.HOME} is not set, which does not meet = "/root"'],
    },
    {
      parts: { job: constraint('distinct_hosts = true'), count: 3 },
      reasons: ['job "web": distinct_hosts allows one allocation on a node, and 3 would be on it'],
    },
    {
      parts: {
        group: constraint('distinct_property = "${meta.rack}"', 'value = "2"'),
        count: 3,
      },
      reasons: [
        'group "front": distinct_property ${meta.rack} allows 2 to a value, and 3 allocations would be on the node',
      ],
    },
  ])('is named: $reasons', async ({ parts, reasons }) => {
    await expect(planText(jobWith(parts), { node: known })).rejects.toMatchObject({
      code: 'PLACEMENT_FAILED',
      message: `This node does not meet what job "web" asks of it. ${reasons.join('; ')}.`,
    })
  })

  it('does not matter to a group without allocations', async () => {
    const text = jobWith({ job: onWindows, count: 0 })
    await expect(planText(text, { node: known })).resolves.toMatchObject({ allocations: [] })
  })

  it('has its pattern matched in linear time', async () => {
    const text = constraint(target('meta.long'), 'regexp = "^(a+)+$"')
    const long = { ...known, meta: { long: `${'a'.repeat(20_000)}!` } }
    await expect(planText(jobWith({ job: text }), { node: long })).rejects.toMatchObject({
      code: 'PLACEMENT_FAILED',
    })
  })
})

describe('a node that does not know its engine', () => {
  const version = constraint(target('attr.driver.docker.version'), 'version = ">= 99"')

  it('is not judged by what a job asks of the driver', async () => {
    const { job } = await planText(jobWith({ job: version }), { node: { ...node, attributes: {} } })
    expect(listUnjudgedConstraints(job, { ...node, attributes: {} })).toEqual([
      'job "web": ${attr.driver.docker.version} version >= 99',
    ])
    expect(listUnjudgedConstraints(job, known)).toEqual([])
  })

  it('is judged by all else', async () => {
    const text = jobWith({ job: version, group: constraint('is_set = "${meta.zone}"') })
    await expect(planText(text, { node: { ...node, attributes: {} } })).rejects.toMatchObject({
      message: expect.stringContaining('group "front": ${meta.zone} is not set'),
    })
  })
})

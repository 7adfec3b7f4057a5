import { formatDiagnostic } from '@longshore/hcl'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { jobOf, jobText, problemsOf } from './job.test-support.ts'
import { parseJob } from './parse-job.ts'

const broken = `job "red is" {
  type  = "sytem"
  count = 3
  update {}

  group "cache" {
    count = "many"
    network {
      mode = "brigde"
      port "db" { static = 70000 }
    }

    task "redis" {
      driver       = "docker"
      kill_timeout = 30
      config {
        imgae      = "redis:7"
        command    = "redis-server "
        ports      = ["bd"]
        privileged = "on"
        labels     = 1
      }
      resources {
        cpu = 0
      }
    }
    task "redis" {
      driver = "exec"
      config = {
        image = ["redis"]
      }
    }
  }
  group "empty" {}
}
`

describe('parseJob', () => {
  it('says everything that is wrong with a file at once, in its order', () => {
    expect(problemsOf(broken)).toMatchObject([
      { at: '"red is"', message: 'label must not contain a space' },
      { at: '"sytem"', hint: 'did you mean "system"?' },
      { at: 'count', message: '"count" in job is out of place' },
      { at: 'update', message: '"update" in job has no effect here', severity: 'warning' },
      { at: '"many"', message: 'count must be a number, and is "many"' },
      { at: '"brigde"', message: expect.stringContaining('mode must be "host", "bridge"') },
      { at: '70000', message: 'static must be at most 65535, and is 70000' },
      { at: '30', message: 'kill_timeout must have a unit, and is "30"' },
      { at: 'imgae', message: 'unknown option "imgae" in config', hint: 'did you mean "image"?' },
      { at: '"redis-server "', message: 'command must not begin or end with a space' },
      { at: '"bd"', message: 'the group has no port "bd"', hint: 'did you mean "db"?' },
      { at: '"on"', message: 'privileged must be a bool, and is "on"' },
      { at: '1', message: 'labels must be a map, and is 1' },
      { at: '0', message: 'cpu must be at least 1, and is 0' },
      { at: '"redis"', message: 'task "redis" is there twice', hint: 'the first is on line 13' },
      { at: '"exec"', message: 'driver must be "docker", and is "exec"' },
      { at: 'group "empty"', message: 'the group has no task' },
    ])
  })

  it.each([
    { why: 'its options', config: 'config {\n command = "sleep"\n jar_path = 1\n x {}\n }' },
    { why: 'the whole block', config: '' },
  ])('says of another driver that it is none of ours, and nothing of $why', ({ config }) => {
    const text = `job "j" {\n group "g" {\n task "t" {\n driver = "exec"\n${config}\n }\n }\n }\n`
    expect(problemsOf(text)).toMatchObject([{ at: '"exec"' }])
  })

  it('gives no job where there is an error', () => {
    expect(parseJob({ path: 'job.hcl', text: broken }).job).toBeUndefined()
  })

  it('points at the place when printed', () => {
    const source = { path: 'job.hcl', text: broken }
    const { diagnostics } = parseJob(source)
    const unknown = diagnostics.find(({ message }) => message.includes('imgae'))
    expect(unknown && formatDiagnostic(unknown, source)).toBe(
      [
        'job.hcl:17:9: error: unknown option "imgae" in config',
        ' 17 |         imgae      = "redis:7"',
        '    |         ^^^^^',
        'hint: did you mean "image"?',
      ].join('\n'),
    )
  })

  it('reports broken syntax together with names and types', () => {
    const text = jobText({ task: 'user = = "x"', config: 'imgae = "y"\n args = 1' })
    expect(problemsOf(text).map(({ at }) => at)).toEqual(['=', 'imgae', '1'])
  })

  it('reports names and types in a block that is not closed', () => {
    const text = 'job "j" {\n  group "g" {\n    cuont = 1\n    count = "many"\n'
    expect(problemsOf(text).map(({ at }) => at)).toEqual(['group "g"', 'cuont', '"many"'])
  })

  it.each([
    { why: 'a block that is not closed', text: 'job "j" {\n group "g" {\n' },
    {
      why: 'a brace that is missing inside',
      text: 'job "j" {\n  group "g" {\n    task "t" {\n  }\n  group "h" {\n  }\n}\n',
    },
    { why: 'a string that is not closed', text: jobText().replace('busybox"', 'busybox') },
  ])('does not call missing or misplaced what $why hides', ({ text }) => {
    expect(problemsOf(text)).toMatchObject([{ message: expect.stringContaining('not closed') }])
  })

  it.each(['attr.kernel.name', 'NOMAD_PORT_db', 'env["HOME"]', 'meta.a', 'node.unique.name'])(
    'leaves %s as it is, also without quotes',
    (reference) => {
      const [bare, quoted] = [reference, `"\${${reference}}"`].map(
        (written) => jobOf(jobText({ task: `user = ${written}` })).group[0]?.task[0]?.user,
      )
      expect([bare, quoted]).toEqual([`\${${reference}}`, `\${${reference}}`])
    },
  )

  it('refuses a reference by itself, and does not call the option missing', () => {
    const text = jobText().replace('"busybox"', 'busybox')
    expect(problemsOf(text)).toMatchObject([
      { at: 'busybox', message: '`busybox` has no value here' },
    ])
  })

  it('gives a job as plain data', () => {
    const job = jobOf(jobText({ task: 'env = { "__proto__" = "x" }' }))
    const copy = JSON.parse(JSON.stringify(job))
    expect(copy).toEqual(job)
    expect(Object.keys(copy.group[0].task[0].env)).toEqual(['__proto__'])
  })

  it('gives a job or an error for any damage to a file, and never throws', () => {
    const position = fc.nat({ max: broken.length })
    const pieces = [
      '',
      '{',
      '}',
      '"',
      '${',
      ' = ',
      '\n',
      'null',
      '[[1]]',
      '{ a = {} }',
      '__proto__',
    ]
    fc.assert(
      fc.property(position, position, fc.constantFrom(...pieces), (start, end, piece) => {
        const text = broken.slice(0, start) + piece + broken.slice(end)
        const { job, diagnostics } = parseJob({ path: 'job.hcl', text })
        const hasErrors = diagnostics.some(({ severity }) => severity === 'error')
        expect(job === undefined).toBe(hasErrors)
      }),
    )
  })

  it.each([
    { why: 'nothing', text: '' },
    { why: 'a comment', text: '# nothing yet\n' },
  ])('says that there is no job in $why', ({ text }) => {
    expect(problemsOf(text)).toEqual([
      { at: '', message: 'the file has no job', hint: 'add job "<id>" { … }' },
    ])
  })
})

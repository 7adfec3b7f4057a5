import { describe, expect, it } from 'vitest'
import { jobOf, jobText, problemsOf } from '../job.test-support.ts'

const configOf = (text: string) => jobOf(text).group[0]?.task[0]?.config

describe('config of a docker task', () => {
  it('has defaults', () => {
    expect(configOf(jobText())).toEqual({
      image: 'busybox',
      args: [],
      labels: {},
      ports: [],
      port_map: {},
      force_pull: false,
      cap_add: [],
      cap_drop: [],
    })
  })

  it('takes what is written', () => {
    const text = jobText({
      group: 'network {\n port "a" {}\n }',
      task: 'resources {\n network {\n port "b" {}\n }\n }',
      config: `command = "sh"
        args = ["-c", "echo $HOME", 1]
        labels { a = "b" }
        ports = ["a"]
        port_map { b = 80 }
        force_pull = true
        cap_add = ["net_raw"]
        cap_drop = ["all"]`,
    })
    expect(configOf(text)).toEqual({
      image: 'busybox',
      command: 'sh',
      args: ['-c', 'echo $HOME', '1'],
      labels: { a: 'b' },
      ports: ['a'],
      port_map: { b: 80 },
      force_pull: true,
      cap_add: ['net_raw'],
      cap_drop: ['all'],
    })
  })

  it('leaves references as they are written', () => {
    const config = 'args = ["--port", "${NOMAD_PORT_http}", "${attr.kernel.name}-${meta.a}"]'
    expect(configOf(jobText({ config }))?.args).toEqual([
      '--port',
      '${NOMAD_PORT_http}',
      '${attr.kernel.name}-${meta.a}',
    ])
  })

  it('may be an attribute, as in 2015', () => {
    const text = jobText().replace(/config \{[^}]*\}/, 'config = {\n image = "redis"\n }')
    expect(configOf(text)).toMatchObject({ image: 'redis', args: [] })
  })

  it.each([
    { line: 'command = " sh"', message: 'command must not begin or end with a space' },
    { line: 'command = "sh "', message: 'command must not begin or end with a space' },
    { line: 'command = "sh\\n"', message: 'command must not begin or end with a space' },
    { line: 'port_map { p = 0 }', message: 'p must be at least 1, and is 0' },
  ])('refuses $line', ({ line, message }) => {
    const task = 'resources {\n network {\n port "p" {}\n }\n }'
    expect(problemsOf(jobText({ task, config: line }))).toMatchObject([{ message }])
  })

  it('needs an image', () => {
    const text = jobText().replace('image = "busybox"', '')
    expect(problemsOf(text)).toEqual([
      { at: 'config', message: '"image" is missing in config', hint: 'add image = "…"' },
    ])
  })

  it('takes a command with spaces inside', () => {
    expect(configOf(jobText({ config: 'command = "/opt/my app/run"' }))?.command).toBe(
      '/opt/my app/run',
    )
  })
})

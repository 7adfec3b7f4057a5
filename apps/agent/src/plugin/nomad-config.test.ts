import { expect, it } from 'vitest'
import { readNomadConfig } from './nomad-config.ts'

const hcl = `data_dir = "/var/nomad"
plugin_dir = "/opt/nomad/plugins"
server { enabled = true }
addresses {
  http = "10.0.0.1"
}
plugin "raw_exec" {
  config { enabled = true }
}
plugin "docker" {
  args = ["--state-dir", "/x"]
  config {
    allow_privileged = true
    volumes {
      enabled = true
    }
  }
}
`
const read = (text: string) => readNomadConfig([{ path: 'nomad', text }])

it.each([
  { why: 'HCL', text: hcl },
  {
    why: 'JSON',
    text: '{"plugin_dir":"/opt/nomad/plugins","data_dir":"/var/nomad","server":{"enabled":true},"plugin":{"raw_exec":{},"docker":{"args":["a"],"config":{"allow_privileged":true,"volumes":{"enabled":true}}}}}',
  },
  {
    why: 'JSON of lists',
    text: '[{"plugin_dir":"/opt/nomad/plugins","data_dir":"/var/nomad"},{"plugin":[null,{"docker":[{"config":[{"allow_privileged":true,"volumes":[{"enabled":true}]}]}]}]}]',
  },
])('reads of $why what is about the driver, and minds nothing else', ({ text }) => {
  expect(read(text)).toMatchObject({
    ...{ hasBlock: true, diagnostics: [] },
    pluginDir: '/opt/nomad/plugins',
    driver: { allow_privileged: true, volumes: { enabled: true } },
  })
})

it('tells what is wrong at the place where it is', () => {
  const { driver, pluginDir, diagnostics } = read(hcl.replace('allow_priv', 'priv'))
  expect([driver, pluginDir]).toEqual([undefined, '/opt/nomad/plugins'])
  expect(diagnostics).toMatchObject([
    { severity: 'error', range: { start: { line: 13, column: 5 } } },
  ])
})

it.each(['plugin "docker" {', '{"plugin":'])('tells that %j is no file of Nomad', (text) => {
  expect(read(text).diagnostics).toContainEqual(expect.objectContaining({ severity: 'error' }))
})

it.each([
  { why: 'no block', text: 'plugin_dir = "/p"', found: { hasBlock: false, pluginDir: '/p' } },
  { why: "Nomad's own folder", text: 'data_dir = "/d"', found: { pluginDir: '/d/plugins' } },
  { why: 'no folder', text: 'plugin "docker" {}', found: { hasBlock: true, pluginDir: undefined } },
])('knows $why', ({ text, found }) => {
  expect(read(text)).toMatchObject(found)
})

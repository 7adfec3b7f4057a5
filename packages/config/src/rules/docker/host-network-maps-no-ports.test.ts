import { expect, it } from 'vitest'
import { jobText, problemsOf } from '../../job.test-support.ts'

const task = 'resources {\n network {\n port "p" {}\n }\n }'

it("warns about a map of ports in the host's network", () => {
  const config = 'network_mode = "host"\n port_map { p = 80 }'
  expect(problemsOf(jobText({ task, config }))).toEqual([
    {
      at: 'port_map',
      message: '"port_map" has no effect with network_mode = "host"',
      hint: 'listen on the port of NOMAD_PORT_<label>',
      severity: 'warning',
    },
  ])
})

it.each(['network_mode = "host"\n port_map {}', 'network_mode = "bridge"\n port_map { p = 80 }'])(
  'is content with %s',
  (config) => {
    expect(problemsOf(jobText({ task, config }))).toEqual([])
  },
)

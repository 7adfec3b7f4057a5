import { expect, it } from 'vitest'
import { jobText, problemsOf } from '../../job.test-support.ts'

it.each([
  { mode: 'host', option: 'ipv4_address', value: '"10.0.0.9"' },
  { mode: 'none', option: 'ipv6_address', value: '"2001:db8::9"' },
  { mode: 'bridge', option: 'network_aliases', value: '["a"]' },
  { mode: 'container:x', option: 'mac_address', value: '"02:68:b3:29:da:98"' },
])('refuses $option with network_mode = $mode', ({ mode, option, value }) => {
  const config = `network_mode = "${mode}"\n ${option} = ${value}`
  expect(problemsOf(jobText({ config }))).toEqual([
    {
      at: option,
      message: `${option} cannot be given with network_mode = "${mode}"`,
      hint: 'set network_mode to the name of a network, or take this out',
    },
  ])
})

it.each([
  'network_mode = "backend"\n ipv4_address = "10.0.0.9"\n network_aliases = ["a"]',
  'network_mode = "bridge"\n mac_address = "02:68:b3:29:da:98"',
  'network_mode = "host"\n ipv4_address = ""\n network_aliases = []',
])('is content with %s', (config) => {
  expect(problemsOf(jobText({ config }))).toEqual([])
})

import { expect, it } from 'vitest'
import { jobText, problemsOf } from '../../job.test-support.ts'

const group = 'network {\n port "http" {}\n }'

it.each([
  { label: 'htp', hint: 'did you mean "http"?' },
  { label: 'admin', hint: 'add it to ports = ["admin"]' },
])('refuses the port $label, which is not published', ({ label, hint }) => {
  const config = `ports = ["http"]\n port_protocols { ${label} = "udp" }`
  expect(problemsOf(jobText({ group, config }))).toEqual([
    {
      at: label,
      message: `port_protocols names "${label}", which the task does not publish`,
      hint,
    },
  ])
})

it('is content with those that are', () => {
  const config = 'ports = ["http"]\n port_protocols { http = "tcp" }'
  expect(problemsOf(jobText({ group, config }))).toEqual([])
})

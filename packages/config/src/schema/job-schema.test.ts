import { describe, expect, it } from 'vitest'
import { jobOf, jobText, problemsOf } from '../job.test-support.ts'

describe('a job', () => {
  it('has defaults', () => {
    expect(jobOf(jobText())).toMatchObject({
      id: 'j',
      name: 'j',
      type: 'service',
      region: 'global',
      datacenters: ['*'],
      namespace: 'default',
      meta: {},
    })
  })

  it('takes what is written', () => {
    const text = jobText({
      job: `name = "J"
        type = "batch"
        region = "global"
        datacenters = ["dc1", "dc*"]
        namespace = "team-a"
        meta { owner = "me" }`,
    })
    expect(jobOf(text)).toMatchObject({
      id: 'j',
      name: 'J',
      type: 'batch',
      region: 'global',
      datacenters: ['dc1', 'dc*'],
      namespace: 'team-a',
      meta: { owner: 'me' },
    })
  })

  it.each([
    {
      line: 'type = "system"',
      message: 'type must be "service" or "batch", and is "system"',
      hint: 'Longshore does not support other types of jobs yet',
    },
    {
      line: 'region = "eu"',
      message: 'region must be "global", and is "eu"',
      hint: 'a single node knows no other region',
    },
    { line: 'datacenters = []', message: 'datacenters must not be empty' },
    { line: 'datacenters = [""]', message: 'datacenters[0] must not be empty' },
    { line: 'name = ""', message: 'name must not be empty' },
    {
      line: 'name = "\\u007f"',
      message: 'name must not contain a control character, and is "\\u007f"',
    },
    { line: 'type = "servce"', message: expect.any(String), hint: 'did you mean "service"?' },
    {
      line: 'datacenters = "dc1"',
      message: 'datacenters must be a list, and is "dc1"',
      hint: 'write ["dc1"]',
    },
    {
      line: 'namespace = "a b"',
      message: 'namespace must be 1 to 128 letters, digits and dashes',
    },
  ])('refuses $line', ({ line, message, hint }) => {
    expect(problemsOf(jobText({ job: line }))).toMatchObject([{ message, ...(hint && { hint }) }])
  })

  it.each([
    { id: 'a b', message: 'id must not contain a space' },
    { id: '', message: 'id must not be empty' },
    { id: 'a\\u0000', message: 'id must not contain a control character, and is "a\\u0000"' },
    { id: 'a\\n', message: 'id must not contain a control character, and is "a\\n"' },
    { id: 'a'.repeat(129), message: 'id must be at most 128 characters long' },
  ])('refuses the id "$id"', ({ id, message }) => {
    const text = jobText().replace('"j"', `"${id}"`)
    expect(problemsOf(text)).toMatchObject([{ at: `"${id}"`, message }])
  })
})

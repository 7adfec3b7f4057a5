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

  it.each(['service', 'batch', 'system', 'sysbatch'])('may be a %s job', (type) => {
    expect(jobOf(jobText({ job: `type = "${type}"` }))).toMatchObject({ type })
  })

  it.each([
    { job: 'id = "other"', id: 'other', name: 'j' },
    { job: 'name = "N"', id: 'j', name: 'N' },
    { job: 'id = "other"\n name = "N"', id: 'other', name: 'N' },
  ])('is called as Nomad calls it with $job', ({ job, id, name }) => {
    expect(jobOf(jobText({ job }))).toMatchObject({ id, name })
  })

  it.each([
    {
      why: 'the long form',
      text: 'attribute = "${attr.kernel.name}"\n operator = "!="\n value = "windows"',
      constraint: { attribute: '${attr.kernel.name}', operator: '!=', value: 'windows' },
    },
    {
      why: 'no operator',
      text: 'attribute = "${attr.kernel.name}"\n value = "linux"',
      constraint: { attribute: '${attr.kernel.name}', operator: '=', value: 'linux' },
    },
    {
      why: 'an operator of its own',
      text: 'attribute = attr.driver.docker.version\n version = ">= 1.2, < 30"',
      constraint: {
        attribute: '${attr.driver.docker.version}',
        operator: 'version',
        value: '>= 1.2, < 30',
      },
    },
    {
      why: 'is_set',
      text: 'is_set = "${meta.rack}"',
      constraint: { attribute: '${meta.rack}', operator: 'is_set', value: '' },
    },
    {
      why: 'distinct_hosts',
      text: 'distinct_hosts = true',
      constraint: { attribute: '', operator: 'distinct_hosts', value: 'true' },
    },
    {
      why: 'distinct_property',
      text: 'distinct_property = "${meta.rack}"\n value = 2',
      constraint: { attribute: '${meta.rack}', operator: 'distinct_property', value: '2' },
    },
  ])('reads a constraint with $why', ({ text, constraint }) => {
    const job = jobOf(jobText({ job: `constraint {\n ${text}\n }` }))
    expect(job.constraint).toEqual([constraint])
  })

  it.each([
    {
      line: 'type = "core"',
      message: 'type must be "service" or "batch" or "system" or "sysbatch", and is "core"',
    },
    { line: 'id = "a b"', message: 'id must not contain a space' },
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
    { id: 'a b', message: 'label must not contain a space' },
    { id: '', message: 'label must not be empty' },
    { id: 'a\\u0000', message: 'label must not contain a control character, and is "a\\u0000"' },
    { id: 'a\\n', message: 'label must not contain a control character, and is "a\\n"' },
    { id: 'a'.repeat(129), message: 'label must be at most 128 characters long' },
  ])('refuses the id "$id"', ({ id, message }) => {
    const text = jobText().replace('"j"', `"${id}"`)
    expect(problemsOf(text)).toMatchObject([{ at: `"${id}"`, message }])
  })
})

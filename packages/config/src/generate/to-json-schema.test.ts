import { readdirSync, readFileSync } from 'node:fs'
import { Ajv2020 } from 'ajv/dist/2020.js'
import { describe, expect, it } from 'vitest'
import { jobText } from '../job.test-support.ts'
import { parseJob } from '../parse-job.ts'
import { jsonSchemaOf, type SchemaName } from './documented.ts'
import { toJsonForm } from './json-form.test-support.ts'

const examples = new URL('../../../../examples/', import.meta.url)

const validators = {
  agent: validatorOf('agent'),
  job: validatorOf('job'),
  driver: validatorOf('driver'),
}

function validatorOf(name: SchemaName) {
  return new Ajv2020({ strict: true, allowUnionTypes: true }).compile(jsonSchemaOf(name))
}

function isValid(name: keyof typeof validators, value: unknown): boolean {
  return validators[name](value)
}

describe('the JSON Schema of a job file', () => {
  it.each(readdirSync(examples).filter((name) => /\.(hcl|nomad)$/.test(name)))(
    'takes examples/%s',
    (name) => {
      const text = readFileSync(new URL(name, examples), 'utf8')
      expect(isValid('job', toJsonForm(text))).toBe(true)
    },
  )

  it.each([
    {
      why: 'blocks as objects',
      job: { j: { group: { g: { task: { t: { driver: 'docker', config: { image: 'a' } } } } } } },
    },
    {
      why: 'blocks as lists',
      job: [
        {
          j: [
            {
              group: [{ g: [{ task: [{ t: [{ driver: 'docker', config: [{ image: 'a' }] }] }] }] }],
            },
          ],
        },
      ],
    },
    { why: 'comments', job: { j: { '//': 'hello', group: {} } } },
    { why: 'a number as text', job: { j: { group: { g: { count: '2' } } } } },
    { why: 'a reference for a number', job: { j: { group: { g: { count: '${var.count}' } } } } },
    { why: 'what one node goes without', job: { j: { update: { max_parallel: 1 } } } },
  ])('takes $why', ({ job }) => {
    expect(isValid('job', { job })).toBe(true)
  })

  it.each([
    { why: 'a misspelt option', text: jobText({ config: 'imgae = "x"' }) },
    { why: 'a misspelt block', text: jobText({ task: 'resuorces {}' }) },
    { why: 'text for a number', text: jobText({ task: 'resources { cpu = "lots" }' }) },
    { why: 'a wrong unit', text: jobText({ task: 'kill_timeout = "5 minutes"' }) },
    { why: 'a number with a unit', text: jobText({ task: 'resources { memory = "256MB" }' }) },
    { why: 'a number out of range', text: jobText({ config: 'oom_score_adj = 2000' }) },
    { why: 'a fraction', text: jobText({ group: 'count = 1.5' }) },
    { why: 'a word that is none of its words', text: jobText({ job: 'type = "servce"' }) },
    { why: 'text for a list', text: jobText({ config: 'args = "a b"' }) },
    { why: 'a list for text', text: jobText({ task: 'user = ["root"]' }) },
    { why: 'text for a bool', text: jobText({ config: 'tty = "yes"' }) },
    { why: 'a value for a block', text: jobText({ task: 'resources = 1' }) },
    { why: 'a block in the wrong place', text: jobText({ task: 'group "x" {}' }) },
    { why: 'a missing image', text: jobText().replace('image = "busybox"', '') },
    {
      why: 'a device without its path',
      text: jobText({ config: 'devices = [{ container_path = "/a" }]' }),
    },
  ])('refuses $why, as parseJob does', ({ text }) => {
    expect(isValid('job', toJsonForm(text))).toBe(false)
    expect(parseJob({ path: 'job.hcl', text }).job).toBeUndefined()
  })

  it('tells an editor what an option is, and what holds without it', () => {
    expect(jsonSchemaOf('task')).toMatchObject({
      $schema: 'https://json-schema.org/draft/2020-12/schema',
      $defs: {
        config: {
          required: ['image'],
          properties: {
            tty: { description: 'Give the task a terminal', default: false },
            oom_score_adj: { anyOf: [{ type: 'integer', minimum: -1000, maximum: 1000 }, {}, {}] },
            pull_policy: { anyOf: [{ enum: ['missing', 'always', 'never'] }, {}] },
          },
        },
      },
    })
  })
})

describe("the JSON Schema of the driver's options", () => {
  it.each([
    { why: 'nothing', text: '' },
    {
      why: 'blocks',
      text: 'gc {\n image_delay = "1h"\n dangling_containers { dry_run = true }\n }',
    },
    { why: 'maps', text: 'logging {\n type = "syslog"\n config { tag = "a" }\n }' },
  ])('takes $why', ({ text }) => {
    expect(isValid('driver', toJsonForm(text))).toBe(true)
  })

  it.each([
    { why: 'a misspelt option', text: 'allow_privilege = true' },
    { why: 'a duration without unit', text: 'image_pull_timeout = "5"' },
    {
      why: 'a percentage above 99',
      text: 'image_gc {\n high_watermark = 100\n low_watermark = 1\n }',
    },
  ])('refuses $why', ({ text }) => {
    expect(isValid('driver', toJsonForm(text))).toBe(false)
  })
})

describe('the JSON Schema of an agent file', () => {
  it.each([
    { why: 'nothing', text: '' },
    {
      why: 'a client and a plugin',
      text: `client {
        enabled = true
        options = { "docker.volumes.enabled" = "true" }
        host_volume "disk" {
          path = "/srv"
        }
      }
      plugin "docker" {
        config {
          allow_privileged = true
        }
      }`,
    },
    { why: 'what one node goes without', text: 'server {\n enabled = true\n}' },
  ])('takes $why', ({ text }) => {
    expect(isValid('agent', toJsonForm(text))).toBe(true)
  })

  it.each([
    { why: 'a misspelt option', text: 'data_dri = "/x"' },
    { why: 'a port out of range', text: 'ports {\n http = 99999\n}' },
    { why: 'a word for a bool', text: 'client {\n enabled = "maybe"\n}' },
    { why: 'a duration without unit', text: 'client {\n gc_interval = "5"\n}' },
  ])('refuses $why', ({ text }) => {
    expect(isValid('agent', toJsonForm(text))).toBe(false)
  })
})

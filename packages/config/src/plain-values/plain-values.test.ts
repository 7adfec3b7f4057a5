import { describe, expect, it } from 'vitest'
import { parseJob } from '../parse-job.ts'
import { defaultDriverOptions } from '../schema/driver-options-schema.ts'
import { decodeDriverOptions } from './decode-driver-options.ts'
import { decodeTaskConfig } from './decode-task-config.ts'

const resources = { memory: 300, memory_max: 0 }
const decodeTask = (config: object) => decodeTaskConfig({ image: 'a', ...config }, resources)

/** The same config in a job of Nomad's API. */
function configOfJob(Config: object) {
  const Tasks = [{ Name: 't', Driver: 'docker', Config }]
  const text = JSON.stringify({ ID: 'j', TaskGroups: [{ Name: 'g', Tasks }] })
  const { job, diagnostics } = parseJob({ path: 'job.json', text })
  return { config: job?.group[0]?.task[0]?.config, messages: diagnostics.map((d) => d.message) }
}

const nested: object[] = [{}]
for (let depth = 0; depth < 200; depth += 1) nested.push([nested.at(-1)] as object)

describe('decodeTaskConfig', () => {
  it.each([
    {
      why: 'a list of maps, of which later ones win',
      config: { labels: [{ a: 'b' }, { a: 'c' }] },
    },
    { why: 'a map', config: { labels: { a: 'b', 'c.d': '${e}', constructor: 'f' } } },
    {
      why: 'blocks',
      config: { mounts: [{ type: 'tmpfs', target: '/x', tmpfs_options: { size: 5 } }] },
    },
    {
      why: 'a block',
      config: { auth: { username: 'u', password: 'p' }, storage_opt: { size: '1G' } },
    },
    { why: 'numbers as text', config: { memory_hard_limit: '512', ulimit: [{ nofile: 80 }] } },
    { why: 'values of any type', config: { gpus: ['0', '1'] } },
    { why: 'empty lists', config: { entrypoint: [], args: [], mounts: [] } },
  ])('reads $why as a job file has it', ({ config }) => {
    const { value, problems } = decodeTask(config)
    expect(problems).toEqual([])
    expect(value).toEqual(configOfJob({ image: 'a', ...config }).config)
  })

  it.each([
    { why: 'null', config: { args: null, auth: null, of_a_later_release: null } },
    { why: 'null in a block', config: { healthchecks: { disable: null } } },
    { why: 'undefined', config: { args: undefined } },
  ])('takes $why for not there', ({ config }) => {
    expect(decodeTask(config)).toEqual(decodeTask({}))
  })

  it.each([
    { why: 'bigint', value: 123456789012n, expected: 123456789012 },
    { why: 'float', value: 1e6, expected: 1_000_000 },
    { why: 'text', value: '67108864', expected: 67108864 },
  ])('takes a number as $why', ({ value, expected }) => {
    expect(decodeTask({ shm_size: value }).value?.shm_size).toBe(expected)
  })

  it('keeps keys as data', () => {
    const { value } = decodeTask({ labels: JSON.parse('{ "__proto__": "a" }') })
    expect(Object.entries(value?.labels ?? {})).toEqual([['__proto__', 'a']])
  })

  it('says what is wrong with each option, and where', () => {
    const config = {
      image: null,
      arg: ['a'],
      mounts: [{ target: '/a' }, { target: '/b', readonly: 3 }],
      labels: [{}, { a: [1] }],
      shm_size: 2n ** 60n,
    }
    expect(decodeTask(config)).toEqual({
      value: undefined,
      problems: [
        {
          severity: 'error',
          option: 'arg',
          message: 'unknown option "arg" in config',
          hint: 'did you mean "args"?',
        },
        {
          severity: 'error',
          option: 'mounts[1].readonly',
          message: 'readonly must be a bool, and is 3',
        },
        { severity: 'error', option: 'labels[1].a', message: 'a must be a string, and is a list' },
        {
          severity: 'error',
          option: 'shm_size',
          message: 'shm_size must be a number, and is 1152921504606846976, which is too large',
        },
        {
          severity: 'error',
          option: '',
          message: '"image" is missing in config',
          hint: 'add image = "…"',
        },
      ],
    })
  })

  it.each([
    {
      why: 'what does not go together',
      config: { memory_hard_limit: 100 },
      option: 'memory_hard_limit',
    },
    {
      why: 'a capability that Linux has not',
      config: { cap_add: ['all', 'fly'] },
      option: 'cap_add[1]',
    },
    { why: 'an image that no registry can have', config: { image: 'A b' }, option: 'image' },
    {
      why: 'a rule of one block',
      config: { mount: [{ type: 'bind', target: '/x' }] },
      option: 'mount',
    },
  ])('refuses $why', ({ config, option }) => {
    expect(decodeTask(config)).toMatchObject({ value: undefined, problems: [{ option }] })
  })

  it('warns of what has no effect', () => {
    const { value, problems } = decodeTask({ network_mode: 'host', port_map: [{ http: 80 }] })
    expect(problems).toMatchObject([{ severity: 'warning', option: 'port_map' }])
    expect(value?.network_mode).toBe('host')
  })

  it.each([
    { why: 'a list', value: [], option: '' },
    { why: 'nothing', value: undefined, option: '' },
    { why: 'a date', value: { image: new Date(0) }, option: 'image' },
    { why: 'bytes', value: { args: [new Uint8Array(1)] }, option: 'args[0]' },
    { why: 'not a number', value: { shm_size: Number.NaN }, option: 'shm_size' },
    {
      why: 'what is nested too deeply',
      value: { args: nested.at(-1) },
      option: `args${'[0]'.repeat(100)}`,
    },
  ])('refuses $why', ({ value, option }) => {
    expect(decodeTaskConfig(value, resources)).toMatchObject({
      value: undefined,
      problems: [{ option }],
    })
  })
})

describe('decodeDriverOptions', () => {
  it('has the defaults of what is not there', () => {
    expect(decodeDriverOptions({ endpoint: null, tls: null })).toEqual({
      value: defaultDriverOptions(),
      problems: [],
    })
  })

  it('reads blocks', () => {
    const options = {
      gc: { image: false, image_delay: '1h' },
      logging: { type: 'x', config: { a: 'b' } },
    }
    expect(decodeDriverOptions(options).value).toMatchObject({
      gc: { image: false, image_delay: 3_600_000, container: true },
      logging: { type: 'x', config: { a: 'b' } },
    })
  })

  it('says what is wrong, and where', () => {
    const options = { gc: { dangling_containers: { creation_grace: '1s' } }, tls: { ca: '/ca' } }
    expect(decodeDriverOptions(options)).toMatchObject({
      value: undefined,
      problems: [
        { severity: 'error', option: 'gc.dangling_containers.creation_grace' },
        { severity: 'warning', option: 'tls' },
      ],
    })
  })
})

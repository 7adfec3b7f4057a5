import { describe, expect, it } from 'vitest'
import { dockerConfigOptions } from '../schema/docker-config-schema.ts'
import { driverConfigSpec, taskConfigSpec } from './config-specs.ts'
import type { Spec } from './hclspec.ts'

const attributesOf = (spec: Spec) => ('object' in spec ? spec.object.attributes : {})
const task = attributesOf(taskConfigSpec())
const driver = attributesOf(driverConfigSpec())

describe('the hclspec of a task', () => {
  it('has every option', () => {
    expect(Object.keys(task)).toEqual(dockerConfigOptions)
  })

  it.each([
    { name: 'image', spec: { Attr: { name: 'image', type: 'string', required: true } } },
    { name: 'args', spec: { Attr: { name: 'args', type: 'list(string)', required: false } } },
    {
      name: 'labels',
      spec: { Attr: { name: 'labels', type: 'list(map(string))', required: false } },
    },
    {
      name: 'port_map',
      spec: { Attr: { name: 'port_map', type: 'list(map(number))', required: false } },
    },
    {
      name: 'storage_opt',
      spec: { block_attrs: { name: 'storage_opt', type: 'string', required: false } },
    },
    { name: 'gpus', spec: { Attr: { name: 'gpus', type: 'any', required: false } } },
    {
      name: 'cpu_cfs_period',
      spec: {
        default: {
          primary: { Attr: { name: 'cpu_cfs_period', type: 'number', required: false } },
          default: { literal: { value: '100000' } },
        },
      },
    },
    { name: 'mounts', spec: { block_list: { name: 'mounts', min_items: 0, max_items: 0 } } },
    {
      name: 'auth',
      spec: {
        block_value: {
          name: 'auth',
          required: false,
          nested: {
            object: {
              attributes: { email: { Attr: { name: 'email', type: 'string', required: false } } },
            },
          },
        },
      },
    },
  ])('asks for $name', ({ name, spec }) => {
    expect(task[name]).toMatchObject(spec)
  })
})

describe('the hclspec of the driver', () => {
  it.each([
    {
      name: 'gc',
      literal:
        '{"image":true,"image_delay":"3m","container":true,"dangling_containers":{"enabled":true,"dry_run":false,"period":"5m","creation_grace":"5m"}}',
    },
    { name: 'logging', literal: '{"type":"json-file","config":{"max-file":"2","max-size":"2m"}}' },
    { name: 'allow_runtimes', literal: '["runc","nvidia"]' },
    { name: 'image_pull_timeout', literal: '"5m"' },
  ])('has the default of $name', ({ name, literal }) => {
    expect(driver[name]).toMatchObject({ default: { default: { literal: { value: literal } } } })
  })
})

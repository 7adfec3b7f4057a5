import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { decodeTaskConfig } from './decode-task-config.ts'
import { createMsgpackCodec } from './msgpack.ts'
import { nomadTask } from './nomad-task.test-support.ts'

const { decode, encode } = createMsgpackCodec()

/** What a config is after its way over the wire. */
function send(config: object) {
  return decodeTaskConfig(nomadTask({ config: decode(encode(config), 'the config') })).value
}

describe('decodeTaskConfig', () => {
  it('gives what was written, in each form that the wire has for it', () => {
    const text = fc
      .string({ minLength: 1, maxLength: 10 })
      .filter((key) => !/^__proto__$|^constructor$/.test(key))
    const size = fc.integer({ min: 0, max: 2 ** 40 })
    const asNumber = fc.constantFrom<(n: number) => unknown>(Number, BigInt, String)
    const maps = fc.array(fc.dictionary(text, text), { maxLength: 3 })
    const unset = fc.option(fc.array(text))
    fc.assert(
      fc.property(unset, maps, size, asNumber, (args, labels, shm_size, convert) => {
        const config = send({ image: 'a', args, labels, shm_size: convert(shm_size), mounts: [] })
        expect(config).toMatchObject({ args: args ?? [], shm_size, mounts: [] })
        expect(config.labels).toEqual(Object.assign({}, ...labels))
      }),
    )
  })

  it.each([
    { why: 'the block of an unset option', config: { auth: null, logging: null }, expected: {} },
    {
      why: 'blocks',
      config: { mount: [{ target: '/a', source: null }], mounts: [{ target: '/b' }] },
      expected: { mounts: [{ target: '/a' }, { target: '/b' }] },
    },
    {
      why: 'a block of any names',
      config: { storage_opt: { size: '1G' } },
      expected: { storage_opt: { size: '1G' } },
    },
    {
      why: 'a fraction as text',
      config: { blkio: { weight: '10.0' } },
      expected: { blkio: { weight: 10 } },
    },
    { why: 'a number of any type', config: { gpus: 2n }, expected: { gpus: 2 } },
    { why: 'an empty entrypoint', config: { entrypoint: [] }, expected: { entrypoint: [] } },
  ])('takes $why', ({ config, expected }) => {
    expect(send({ image: 'a', ...config })).toMatchObject({ image: 'a', ...expected })
  })

  it.each([
    {
      why: 'more than a number can be',
      config: { pids_limit: '1e300' },
      message: 'pids_limit must be at most',
    },
    {
      why: 'what is no number',
      config: { shm_size: '0x10' },
      message: 'shm_size must be a number',
    },
    { why: 'a negative size', config: { shm_size: -1 }, message: 'shm_size must be at least 0' },
    { why: 'bytes', config: { args: [new Uint8Array(3)] }, message: 'args[0]: is no value' },
    { why: 'null in a list', config: { args: ['a', null] }, message: 'args[1] must be a string' },
    { why: 'a list for a block', config: { auth: ['u'] }, message: '"auth" is a block' },
  ])('refuses $why', ({ config, message }) => {
    expect(() => send({ image: 'a', ...config })).toThrow(
      expect.objectContaining({
        code: 'TASK_CONFIG_INVALID',
        message: expect.stringContaining(message),
      }),
    )
  })
})

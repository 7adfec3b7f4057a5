import { toJson } from '@bufbuild/protobuf'
import { LongshoreError } from '@longshore/errors'
import { encode } from '@msgpack/msgpack'
import { expect, it } from 'vitest'
import { BasePlugin, PluginType } from '../gen/base_pb.ts'
import { SpecSchema } from '../gen/hclspec_pb.ts'
import { createMemoryDriver } from '../test/memory-driver.test-support.ts'
import { serveInProcess } from '../test/serve-in-process.test-support.ts'

const { pluginInfo, configSchema, setConfig } = BasePlugin.method

it('tells who it is and which config it takes', async () => {
  const driver = createMemoryDriver()
  const client = (await serveInProcess(driver)).connect()
  expect(await client.call(pluginInfo)).toMatchObject({
    type: PluginType.DRIVER,
    pluginApiVersions: ['v0.1.0'],
    pluginVersion: '1.2.3',
    name: 'memory',
  })
  const { spec } = await client.call(configSchema)
  expect(spec && toJson(SpecSchema, spec, { alwaysEmitImplicit: true })).toEqual(
    driver.configSchema,
  )
})

it('hands on the config and what the agent tells of itself', async () => {
  const driver = createMemoryDriver()
  const client = (await serveInProcess(driver)).connect()
  await client.call(setConfig, {
    msgpackConfig: encode({ greeting: 'hi' }),
    pluginApiVersion: 'v0.1.0',
    nomadConfig: {
      driver: {
        ClientMinPort: 20_000,
        ClientMaxPort: 32_000,
        Topology: {
          nodeIds: [0, 1],
          distances: { dimension: 2, values: [10, 21, 21, 10] },
          cores: [{ coreId: 3, coreGrade: 1, maxSpeed: 4000n, disable: true }],
          overrideTotalCompute: 9000n,
        },
      },
    },
  })
  expect(driver.seen.config).toEqual({ greeting: 'hi' })
  expect(driver.seen.agent).toEqual({
    portRange: { min: 20_000, max: 32_000 },
    topology: {
      nodeIds: [0, 1],
      distances: [
        [10, 21],
        [21, 10],
      ],
      cores: [
        {
          socketId: 0,
          nodeId: 0,
          coreId: 3,
          grade: 'efficiency',
          disabled: true,
          baseSpeed: 0,
          maxSpeed: 4000,
          guessSpeed: 0,
        },
      ],
      overrideTotalCompute: 9000,
      overrideWithheldCompute: 0,
    },
  })
})

it('takes no config and no agent for none', async () => {
  const driver = createMemoryDriver()
  await (await serveInProcess(driver)).connect().call(setConfig)
  expect(driver.seen).toMatchObject({
    config: undefined,
    agent: { portRange: undefined, topology: undefined },
  })
})

it.each([
  { why: 'cut off', msgpackConfig: encode({ greeting: 'hi' }).subarray(0, -1) },
  { why: 'no msgpack', msgpackConfig: Buffer.of(0xc1) },
  { why: 'more than a value', msgpackConfig: Buffer.of(1, 2) },
  { why: 'the key __proto__', msgpackConfig: encode(JSON.parse('{"__proto__":{"a":1}}')) },
])('refuses a config that is $why', async ({ msgpackConfig }) => {
  const driver = createMemoryDriver()
  const client = (await serveInProcess(driver)).connect()
  await expect(client.call(setConfig, { msgpackConfig })).rejects.toMatchObject({
    details: expect.stringMatching(/^Not msgpack .*: the config of plugin memory, /),
  })
  expect(driver.seen.config).toBeUndefined()
})

it('gives the driver’s error with what to do', async () => {
  const driver = {
    ...createMemoryDriver(),
    setConfig() {
      throw new LongshoreError('BAD_GREETING', 'greeting is empty.', { hint: 'Say something.' })
    },
  }
  const client = (await serveInProcess(driver)).connect()
  await expect(client.call(setConfig)).rejects.toMatchObject({
    details: 'greeting is empty. Say something.',
  })
})

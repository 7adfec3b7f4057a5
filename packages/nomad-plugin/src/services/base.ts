import { fromJson, type JsonValue } from '@bufbuild/protobuf'
import { toAgentInfo } from '../convert/to-agent-info.ts'
import { type BasePlugin, PluginType } from '../gen/base_pb.ts'
import { SpecSchema } from '../gen/hclspec_pb.ts'
import type { Handlers } from '../grpc/handlers.ts'
import type { TaskDriver } from '../task-driver.ts'
import type { MsgpackCodec } from '../values/msgpack.ts'

/** The version of Nomad's plugin API for drivers. */
const apiVersion = 'v0.1.0'

export function baseHandlers(
  driver: TaskDriver,
  { decode }: MsgpackCodec,
): Handlers<typeof BasePlugin> {
  return {
    pluginInfo: () => ({
      type: PluginType.DRIVER,
      pluginApiVersions: [apiVersion],
      pluginVersion: driver.version,
      name: driver.name,
    }),
    configSchema: () => ({ spec: fromJson(SpecSchema, driver.configSchema as JsonValue) }),
    async setConfig({ msgpackConfig, nomadConfig }, signal) {
      const config = decode(msgpackConfig, `the config of plugin ${driver.name}`)
      await driver.setConfig(config, toAgentInfo(nomadConfig), signal)
      return {}
    },
  }
}

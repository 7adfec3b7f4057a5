import type * as proto from '../gen/driver_pb.ts'
import type { TaskConfig } from '../types/task-config.ts'
import type { Decode } from '../values/msgpack.ts'
import { toNetworkIsolation } from './network-isolation.ts'
import { toTaskResources } from './to-task-resources.ts'

/** Reads a task as Nomad sent it. `decode` throws for a `config` that is not msgpack. */
export function toTaskConfig(message: proto.TaskConfig, decode: Decode): TaskConfig {
  const { networkIsolationSpec, dns } = message
  return {
    id: message.id,
    name: message.name,
    jobId: message.jobId,
    jobName: message.jobName,
    parentJobId: message.parentJobId,
    groupName: message.taskGroupName,
    allocId: message.allocId,
    namespace: message.namespace,
    nodeId: message.nodeId,
    nodeName: message.nodeName,
    config: decode(message.msgpackDriverConfig, `the config of task ${message.name}`),
    env: message.env,
    deviceEnv: message.deviceEnv,
    resources: toTaskResources(message.resources),
    mounts: message.mounts.map(({ $typeName, $unknown, ...mount }) => mount),
    devices: message.devices.map(({ $typeName, $unknown, ...device }) => device),
    user: message.user,
    allocDir: message.allocDir,
    stdoutPath: message.stdoutPath,
    stderrPath: message.stderrPath,
    network: networkIsolationSpec && toNetworkIsolation(networkIsolationSpec),
    dns: dns && { servers: dns.servers, searches: dns.searches, options: dns.options },
  }
}

import type { ContainerInfo } from '@longshore/engine'
import { toTaskAddress } from '@longshore/networking'
import { containerName } from './container-name.ts'
import type { DriverSettings } from './driver-settings.ts'
import { toTaskNetwork } from './network/task-network.ts'
import { toTaskOutput } from './output/task-output.ts'
import type { TaskConfig } from './task-config.ts'
import type { TaskHandle } from './task-handle.ts'
import type { TaskOutline } from './task-outline.ts'

/** What is kept of the task whose container this is. */
export function toTaskHandle(
  task: TaskConfig,
  container: ContainerInfo,
  settings: Pick<DriverSettings, 'options'>,
): TaskHandle {
  const { networks } = container
  return {
    ...toAdoptedHandle(task, container.id, settings),
    containerName: container.name,
    imageId: container.imageId,
    startedAt: Date.parse(container.state.startedAt),
    addresses: Object.fromEntries(
      Object.entries(networks).map(([name, { ipAddress }]) => [name, ipAddress]),
    ),
    address: toTaskAddress({
      networks,
      networkMode: toTaskNetwork(task).request.HostConfig.NetworkMode,
      advertiseIpv6: task.config.advertise_ipv6_address,
    }),
  }
}

/** What can be said, without asking the engine, of a task whose container was started. */
export function toAdoptedHandle(
  task: TaskOutline,
  containerId: string,
  settings: Pick<DriverSettings, 'options'>,
): TaskHandle {
  return {
    version: 1,
    taskId: task.id,
    taskName: task.name,
    allocId: task.allocId,
    containerId,
    containerName: containerName(task),
    startedAt: 0,
    addresses: {},
    cores: task.resources.cores,
    cpusetCpus: task.config.cpuset_cpus,
    output: toTaskOutput(task, settings),
  }
}

import type { ContainerRequest } from '@longshore/engine'
import { allocationMounts, toCapabilities, toCpuShares, toMemoryLimits } from '@longshore/isolation'
import { resolvePortMappings, toPublishedPorts } from '@longshore/networking'
import { containerName } from './container-name.ts'
import type { DriverSettings } from './driver-settings.ts'
import type { TaskConfig } from './task-config.ts'

/**
 * What the engine is asked to create: a pure merge of the fragments of `isolation` and `networking`.
 * `Image` is the name that the job gives; a start puts the id in its place, so that what was pulled is what runs.
 *
 * @throws LongshoreError of the rule that the task breaks, e.g. `CAPABILITY_NOT_ALLOWED`.
 */
export function buildContainer(
  task: TaskConfig,
  { options, hostTotalMhz, ownerLabels }: DriverSettings,
): ContainerRequest {
  const { config, resources } = task
  const { ExposedPorts, PortBindings } = toPublishedPorts(portMappings(task))

  return {
    name: containerName(task),
    Image: config.image,
    ...toCommand(config),
    Env: Object.entries(task.env).map(([name, value]) => `${name}=${value}`),
    ...(task.user === undefined ? {} : { User: task.user }),
    Labels: {
      ...config.labels,
      'com.hashicorp.nomad.alloc_id': task.allocId,
      ...ownerLabels,
    },
    ExposedPorts,
    HostConfig: {
      Binds: allocationMounts({
        allocDir: task.directories.allocation,
        taskDir: task.directories.task,
      }),
      ...toCpuShares({ cpuMhz: resources.cpuMhz, hostTotalMhz }),
      ...toMemoryLimits({ memoryMib: resources.memoryMib }),
      ...toCapabilities({
        allowCaps: options.allow_caps,
        capAdd: config.cap_add,
        capDrop: config.cap_drop,
      }),
      PortBindings,
      LogConfig: { Type: options.logging.type, Config: options.logging.config },
    },
  }
}

function portMappings({ config, ports }: TaskConfig) {
  return resolvePortMappings({
    groupPorts: ports.group,
    taskPorts: ports.task,
    ports: config.ports,
    portMap: config.port_map,
  })
}

/** `command` with `args`, `args` alone (for the image's entrypoint), or what the image says (driver.md §4.5). */
function toCommand({ command, args }: TaskConfig['config']): { Cmd?: string[] } {
  const words = command === undefined ? args : [command, ...args]
  return words.length === 0 ? {} : { Cmd: words }
}

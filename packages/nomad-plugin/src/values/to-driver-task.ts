import { join } from 'node:path'
import type { DockerConfig } from '@longshore/config'
import type { TaskConfig as DriverTask } from '@longshore/driver'
import { LongshoreError } from '@longshore/errors'
import { parseCpuset } from '@longshore/isolation'
import { sandboxIdOf } from '../docker/network-labels.ts'
import type { TaskConfig } from '../types/task-config.ts'
import { decodeTaskConfig } from './decode-task-config.ts'
import { toGranted } from './to-granted.ts'
import { toPortMapEnvironment, toPorts } from './to-ports.ts'

/** What there is to a task of Nomad's beyond what the driver's own tasks have. */
export interface NomadExtra {
  /** Of the labels `node_id` and `node_name`. */
  node: { id: string; name: string }
  /** The cgroup whose cores are the ones that the task may use; those of a task without its own change with time. */
  cpusetCgroup: string | undefined
  /** What `/etc/hosts` says of the task in its group's network. */
  hosts: { hostname: string; address: string } | undefined
  /** What in its `config` has no effect, a sentence each. */
  warnings: string[]
}

/** `/dev/null` is what Nomad hands over where the job has `logs { disabled = true }`. */
const nowhere = '/dev/null'

/**
 * A task of Nomad's as one of the driver's. The job's `logs` are not told to drivers, so that Nomad's own defaults hold.
 *
 * @throws LongshoreError `TASK_CONFIG_INVALID`, `MOUNT_PROPAGATION_UNKNOWN`, `CPUSET_INVALID`, `NETWORK_SANDBOX_MISSING`
 */
export function toDriverTask(task: TaskConfig): DriverTask & { extra: NomadExtra } {
  const { id, name, allocId, allocDir, resources, user, stdoutPath, stderrPath } = task
  const { linux } = resources
  const { value: config, warnings } = decodeTaskConfig(task)
  return {
    id,
    name,
    allocId,
    job: toJob(task),
    config,
    env: { ...task.env, ...toPortMapEnvironment(config.port_map) },
    ...(user && { user }),
    resources: {
      cpuMhz: resources.cpuShares,
      cores: linux?.cpusetCpus ? parseCpuset(linux.cpusetCpus) : [],
      memoryMib: resources.memoryMb,
      memoryMaxMib: resources.memoryMaxMb,
    },
    ports: toPorts(resources),
    network: toNetwork(task, config),
    directories: { allocation: allocDir, task: join(allocDir, name) },
    granted: toGranted(task),
    logs: {
      disabled: stdoutPath === nowhere && stderrPath === nowhere,
      max_files: 10,
      max_file_size: 10,
    },
    fifos: { stdout: stdoutPath, stderr: stderrPath },
    extra: {
      node: { id: task.nodeId, name: task.nodeName },
      cpusetCgroup: linux?.cpusetCgroup || undefined,
      hosts: task.network?.hosts,
      warnings,
    },
  }
}

/**
 * A task that runs already, as much of it as taking it up needs: after its own restart Nomad does not tell a task's `config`
 * any more.
 */
export function toRunningTask(task: TaskConfig): DriverTask {
  const { extra, ...running } = toDriverTask({ ...task, config: { image: task.name } })
  return running
}

function toJob({ jobId: id, jobName, parentJobId, namespace, groupName }: TaskConfig) {
  const parent = parentJobId ? { parentId: parentJobId } : {}
  return { id, name: jobName, ...parent, namespace, group: groupName }
}

function toNetwork(
  { name, network, dns }: TaskConfig,
  { network_mode, networks }: DockerConfig,
): NonNullable<DriverTask['network']> {
  const sandboxId = sandboxIdOf(network)
  const needsSandbox = network?.path && !network_mode && networks.length === 0
  if (needsSandbox && sandboxId === undefined)
    throw new LongshoreError(
      'NETWORK_SANDBOX_MISSING',
      `The network of task ${name}, ${network.path}, belongs to no container that it could join.`,
      { hint: 'Write network_mode in its config.' },
    )
  return { ...(sandboxId && { sandboxId }), ...(dns && { groupDns: dns }) }
}

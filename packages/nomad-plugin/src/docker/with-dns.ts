import { join } from 'node:path'
import type { TaskConfig } from '@longshore/driver'
import { addMount } from './add-mount.ts'

/** Of `node:fs/promises`. */
export interface DnsFiles {
  writeFile(path: string, text: string, options: { mode: number }): Promise<void>
}

/**
 * In a network that Nomad wires the engine writes no name servers: the task gets a `resolv.conf` with those of its group.
 * The file lies in the task's folder, where no task can reach it. Source: resolv.conf(5).
 */
export async function withDns(task: TaskConfig, files: DnsFiles): Promise<TaskConfig> {
  const { config, network, directories } = task
  const dns = network?.groupDns
  if (!dns || network?.sandboxId === undefined || config.network_mode) return task
  const { servers, searches, options } = dns
  const lines = [
    ...servers.map((server) => `nameserver ${server}`),
    ...(searches.length > 0 ? [`search ${searches.join(' ')}`] : []),
    ...(options.length > 0 ? [`options ${options.join(' ')}`] : []),
  ]
  const path = join(directories.task, 'resolv.conf')
  await files.writeFile(path, lines.map((line) => `${line}\n`).join(''), { mode: 0o644 })
  const mount = { hostPath: path, containerPath: '/etc/resolv.conf', readOnly: false }
  return addMount(task, mount)
}

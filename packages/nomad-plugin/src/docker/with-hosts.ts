import { join } from 'node:path'
import type { TaskConfig } from '@longshore/driver'
import { addMount } from './add-mount.ts'

/** Of `node:fs/promises`. */
export interface HostsFiles {
  writeFile(path: string, text: string, options: { flag: 'wx'; mode: number }): Promise<void>
}

const localLines = `127.0.0.1 localhost
::1 localhost ip6-localhost ip6-loopback
fe00::0 ip6-localnet
ff00::0 ip6-mcastprefix
ff02::1 ip6-allnodes
ff02::2 ip6-allrouters
`

/**
 * Where Nomad wires the group's network, the engine knows neither the task's address nor its name there: the task gets an
 * `/etc/hosts` that says them, with its `extra_hosts`. All tasks of the allocation share it and may change it, so it is
 * written once. A task with a `network_mode` of its own has the engine's.
 */
export async function withHosts(
  task: TaskConfig,
  own: { hostname: string; address: string } | undefined,
  files: HostsFiles,
): Promise<TaskConfig> {
  const { config, directories } = task
  if (!own?.address || !own.hostname || config.network_mode) return task
  const path = join(directories.allocation, 'hosts')
  const lines = [`${own.address} ${own.hostname}`, ...config.extra_hosts.map(toLine)]
  const text = `${localLines}${lines.join('\n')}\n`
  await files.writeFile(path, text, { flag: 'wx', mode: 0o644 }).catch((error) => {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
  })
  const hosts = { hostPath: path, containerPath: '/etc/hosts', readOnly: false }
  return addMount({ ...task, config: { ...config, extra_hosts: [] } }, hosts)
}

/** `name:address`, as Docker writes it; the address may have colons of its own. */
function toLine(extraHost: string): string {
  const at = extraHost.indexOf(':')
  return `${extraHost.slice(at + 1)} ${extraHost.slice(0, at)}`
}

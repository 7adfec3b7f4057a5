import { LongshoreError } from '@longshore/errors'

export interface SysctlOptions {
  sysctl?: Readonly<Record<string, string>>
  network_mode?: string
  ipc_mode?: string
  uts_mode?: string
}

/** Which settings a namespace has of its own: network_namespaces(7), ipc_namespaces(7), uts_namespaces(7). */
const namespaces = [
  { mode: 'network_mode', settings: /^net(\.[\w-]+)+$/ },
  {
    mode: 'ipc_mode',
    settings:
      /^(kernel\.(msgmax|msgmnb|msgmni|sem|shmall|shmmax|shmmni|shm_rmid_forced)|fs\.mqueue\.[a-z_]+)$/,
  },
  { mode: 'uts_mode', settings: /^kernel\.domainname$/ },
] as const

/**
 * Kernel settings of the container's own namespaces. One of the whole host is refused here, with its name, rather than by
 * the engine when the container starts. A `/` may stand for the `.` between parts, as in sysctl(8).
 *
 * @throws LongshoreError `SYSCTL_NOT_ALLOWED`
 */
export function toSysctls(task: SysctlOptions): { Sysctls?: Record<string, string> } {
  const entries = Object.entries(task.sysctl ?? {}).map(([written, value]) => {
    const name = written.replaceAll('/', '.')
    const reason = reasonAgainst(name, value, task)
    if (reason === undefined) return [name, value] as const
    throw new LongshoreError('SYSCTL_NOT_ALLOWED', `sysctl ${JSON.stringify(written)} ${reason}.`, {
      hint: 'A task may set net.*, fs.mqueue.*, kernel.msg*, kernel.sem, kernel.shm* and kernel.domainname, where it has that namespace to itself.',
    })
  })
  return entries.length === 0 ? {} : { Sysctls: Object.fromEntries(entries) }
}

function reasonAgainst(name: string, value: string, task: SysctlOptions): string | undefined {
  const namespace = namespaces.find(({ settings }) => settings.test(name))
  if (namespace === undefined) return "is a setting of the whole host, not of the container's own"
  if (task[namespace.mode] === 'host')
    return `would change the host, as ${namespace.mode} is "host"`
  return /\p{Cc}/u.test(value) ? 'has control characters in its value' : undefined
}

import { LongshoreError } from '@longshore/errors'
import { matchesGlob } from './matches-glob.ts'
import { describeModes, isNamespaceMode, type NamespaceOption } from './namespace-mode.ts'

/** The task's; unset or empty for the engine's default. */
export type NamespaceOptions = { [option in NamespaceOption]?: string }

export interface NamespacePolicy {
  allow_privileged?: boolean
  /** Globs of modes. */
  allowed_modes?: { [kind in 'pid' | 'ipc' | 'uts' | 'userns']?: readonly string[] }
}

export interface NamespaceModes {
  PidMode?: string
  IpcMode?: string
  UTSMode?: string
  UsernsMode?: string
  CgroupnsMode?: string
}

const rules = [
  { option: 'pid_mode', kind: 'pid', field: 'PidMode' },
  { option: 'ipc_mode', kind: 'ipc', field: 'IpcMode' },
  { option: 'uts_mode', kind: 'uts', field: 'UTSMode' },
  { option: 'userns_mode', kind: 'userns', field: 'UsernsMode' },
] as const

/**
 * The namespaces that a task shares. Any mode of `pid_mode`, `ipc_mode`, `uts_mode` and `userns_mode` takes
 * `allow_privileged` or a glob of `allowed_modes`. `cgroupns` only hides or shows the names of control groups, and is free.
 *
 * What is checked is what is sent: modes are not trimmed and their case is not changed, so that `Host` and `host ` are no
 * modes at all. Give it the options after interpolation. Spec: driver.md §4.3; CVE-2026-14891 of Nomad.
 *
 * @throws LongshoreError `MODE_INVALID`, `MODE_NOT_ALLOWED`
 */
export function toNamespaceModes(task: NamespaceOptions, policy: NamespacePolicy): NamespaceModes {
  const modes: NamespaceModes = {}
  for (const { option, kind, field } of rules) {
    const mode = task[option]
    if (!mode) continue
    requireMode(option, mode)
    const globs = policy.allowed_modes?.[kind] ?? []
    if (!policy.allow_privileged && !globs.some((glob) => matchesGlob(glob, mode))) {
      throw new LongshoreError(
        'MODE_NOT_ALLOWED',
        `${option} = "${mode}" is not among the modes that this agent allows.`,
        {
          hint: `Take it out, or have the operator set allowed_modes { ${kind} = ["${mode}"] } or allow_privileged = true.`,
        },
      )
    }
    modes[field] = mode
  }
  if (task.cgroupns) {
    requireMode('cgroupns', task.cgroupns)
    modes.CgroupnsMode = task.cgroupns
  }
  return modes
}

function requireMode(option: NamespaceOption, mode: string): void {
  if (isNamespaceMode(option, mode)) return
  throw new LongshoreError(
    'MODE_INVALID',
    `${option} = ${JSON.stringify(mode)} is no mode that the engine has.`,
    { hint: `Write ${describeModes(option)}, exactly so, or leave it out.` },
  )
}

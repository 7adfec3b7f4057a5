import type { GrantedMount, TaskConfig } from '@longshore/driver'

/** The task with one more file of the host than Nomad gives it. */
export function addMount(task: TaskConfig, mount: GrantedMount): TaskConfig {
  const { mounts, devices, deviceEnv } = { ...nothing, ...task.granted }
  return { ...task, granted: { mounts: [...mounts, mount], devices, deviceEnv } }
}

const nothing = { mounts: [], devices: [], deviceEnv: {} }

import type { Granted, TaskConfig } from '@longshore/driver'
import { expect, it } from 'vitest'
import { nomadTask } from '../values/nomad-task.test-support.ts'
import { toDriverTask } from '../values/to-driver-task.ts'
import { addMount } from './add-mount.ts'

const hosts = { hostPath: '/alloc/hosts', containerPath: '/etc/hosts', readOnly: false }
const volume = { hostPath: '/srv', containerPath: '/data', readOnly: true }
const devices = [{ hostPath: '/dev/a', containerPath: '/dev/a', permissions: 'rw' }]
const deviceEnv = { NVIDIA_VISIBLE_DEVICES: '0' }

function taskWith(granted: Granted | undefined): TaskConfig {
  const { extra, granted: _, ...task } = toDriverTask(nomadTask())
  return { ...task, ...(granted && { granted }) }
}

it.each([
  {
    why: 'nothing',
    granted: undefined,
    expected: { mounts: [hosts], devices: [], deviceEnv: {} },
  },
  {
    why: 'volumes and devices, which it keeps',
    granted: { mounts: [volume], devices, deviceEnv },
    expected: { mounts: [volume, hosts], devices, deviceEnv },
  },
])('gives one more file to a task that has $why', ({ granted, expected }) => {
  const task = taskWith(granted)
  const before = structuredClone(task)
  expect(addMount(task, hosts)).toEqual({ ...task, granted: expected })
  expect(task).toEqual(before)
})

import { LongshoreError } from '@longshore/errors'

export interface RuntimePolicy {
  allow_runtimes: readonly string[]
  /** The runtime of tasks that a device plugin gave a GPU. */
  nvidia_runtime: string
}

export interface RuntimeFacts {
  /** What device plugins put into the environment: `NVIDIA_VISIBLE_DEVICES`. */
  deviceEnv: Readonly<Record<string, string>>
  /** Names of the runtimes that the engine has. */
  engineRuntimes: readonly string[]
}

/**
 * The OCI runtime: the task's if `allow_runtimes` has it, exactly so; `nvidia_runtime` for a task with a GPU of a device
 * plugin. Spec: driver.md §1, §4.3.
 *
 * @throws LongshoreError `RUNTIME_MISSING`, `RUNTIME_CONFLICT`, `RUNTIME_NOT_ALLOWED`
 */
export function toRuntime(
  { runtime = '' }: { runtime?: string },
  { allow_runtimes, nvidia_runtime }: RuntimePolicy,
  { deviceEnv, engineRuntimes }: RuntimeFacts,
): { Runtime?: string } {
  const hasGpu = Object.hasOwn(deviceEnv, 'NVIDIA_VISIBLE_DEVICES')
  if (hasGpu && !engineRuntimes.includes(nvidia_runtime)) {
    throw new LongshoreError(
      'RUNTIME_MISSING',
      `The task has a GPU, which takes the runtime "${nvidia_runtime}" (nvidia_runtime), and the engine does not have it.`,
      { hint: `It has: ${engineRuntimes.join(', ') || 'none'}.` },
    )
  }
  if (hasGpu && runtime !== '' && runtime !== nvidia_runtime) {
    throw new LongshoreError(
      'RUNTIME_CONFLICT',
      `runtime = "${runtime}" cannot be, as the task has a GPU, which takes the runtime "${nvidia_runtime}".`,
      { hint: 'Take runtime out.' },
    )
  }
  const chosen = hasGpu ? nvidia_runtime : runtime
  if (chosen === '') return {}
  if (allow_runtimes.includes(chosen)) return { Runtime: chosen }
  throw new LongshoreError(
    'RUNTIME_NOT_ALLOWED',
    `runtime = ${JSON.stringify(chosen)} is not among the runtimes that this agent allows.`,
    {
      hint: `It allows: ${allow_runtimes.join(', ') || 'none'}. The operator can add to allow_runtimes.`,
    },
  )
}

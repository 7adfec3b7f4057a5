import { LongshoreError } from '@longshore/errors'

export type EngineOs = 'linux' | 'windows'

/**
 * `isolation`, which only Windows has; there `hyperv` if unset.
 *
 * @throws LongshoreError `ISOLATION_INVALID`
 */
export function toIsolation(
  { isolation = '' }: { isolation?: string },
  engineOs: EngineOs,
): { Isolation?: string } {
  if (engineOs === 'windows' && ['', 'hyperv', 'process'].includes(isolation))
    return { Isolation: isolation || 'hyperv' }
  if (isolation === '') return {}
  throw new LongshoreError(
    'ISOLATION_INVALID',
    `isolation = ${JSON.stringify(isolation)} is not a mode that containers of ${engineOs} have.`,
    { hint: engineOs === 'windows' ? 'Write "hyperv" or "process".' : 'Take it out.' },
  )
}

export interface WindowsUser {
  /** `user` of the task. */
  user?: string
  /** Of the image, for a task that names none. */
  imageUser?: string
  privileged?: boolean
  isolation?: string
}

/**
 * On Windows a container without a machine of its own must not run as its administrator.
 *
 * @throws LongshoreError `CONTAINER_ADMIN_NOT_ALLOWED`
 */
export function checkWindowsUser(
  { user, imageUser, privileged = false, isolation }: WindowsUser,
  policy: { windows_allow_insecure_container_admin?: boolean },
): void {
  const name = user || imageUser || ''
  const isAdmin = /(^|\\)ContainerAdmin(istrator)?$/i.test(name.trim())
  const isSafe = isolation === 'hyperv' || privileged
  if (!isAdmin || isSafe || policy.windows_allow_insecure_container_admin) return
  throw new LongshoreError(
    'CONTAINER_ADMIN_NOT_ALLOWED',
    `The task would run as ${JSON.stringify(name)}, which is not safe without isolation = "hyperv".`,
    {
      hint: 'Set another user, or isolation = "hyperv", or have the operator set windows_allow_insecure_container_admin = true.',
    },
  )
}

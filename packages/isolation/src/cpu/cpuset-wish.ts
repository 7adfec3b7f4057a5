import { hasCode, LongshoreError } from '@longshore/errors'
import { parseCpuset, printCpuset } from './cpuset.ts'

/**
 * The cores that a task's `cpuset_cpus` names.
 *
 * @throws LongshoreError `CPUSET_INVALID`, `CORE_UNKNOWN`
 */
export function parseCpusetWish(cpusetCpus: string, allCores: readonly number[]): number[] {
  const wanted = parseWish(cpusetCpus)
  const unknown = wanted.filter((core) => !allCores.includes(core))
  if (unknown.length === 0) return wanted
  const named = unknown.length === 1 ? 'core' : 'cores'
  throw new LongshoreError(
    'CORE_UNKNOWN',
    `cpuset_cpus = "${cpusetCpus}" names ${named} ${printCpuset(unknown)}, which this host does not have.`,
    { hint: `It has ${printCpuset(allCores)}.` },
  )
}

function parseWish(text: string): number[] {
  try {
    return parseCpuset(text)
  } catch (cause) {
    if (!hasCode(cause, 'CPUSET_INVALID')) throw cause
    const message = `cpuset_cpus = ${cause.message}`
    throw new LongshoreError(cause.code, message, { hint: cause.hint, cause })
  }
}

import { warningAt } from '../../warning-at.ts'
import { configRule } from './config-rule.ts'

/** Nomad has ignored `cpuset_cpus` since 0.12, as cores are the scheduler's to give. */
export const noCpusetCpus = configRule(({ config, placeOf }) => {
  if (!config.cpuset_cpus) return []
  const hint = 'write resources { cores = 2 } in the task for cores of its own'
  return [warningAt(placeOf('cpuset_cpus').key, '"cpuset_cpus" has no effect', hint)]
})

import { groupHasTasks } from './group-has-tasks.ts'
import { jobHasGroups } from './job-has-groups.ts'
import { knownPortMap } from './known-port-map.ts'
import { knownPorts } from './known-ports.ts'
import { oneJob } from './one-job.ts'
import type { Rule } from './rule.ts'
import { staticPortsOnce } from './static-ports-once.ts'
import { uniqueNames } from './unique-names.ts'
import { uniquePortLabels } from './unique-port-labels.ts'

/** Every rule of a job file, in no order. */
export const jobRules: readonly Rule[] = [
  groupHasTasks,
  jobHasGroups,
  knownPortMap,
  knownPorts,
  oneJob,
  staticPortsOnce,
  uniqueNames,
  uniquePortLabels,
]

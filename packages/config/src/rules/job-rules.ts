import { envNames } from './env-names.ts'
import { groupHasTasks } from './group-has-tasks.ts'
import { jobHasGroups } from './job-has-groups.ts'
import { knownCapabilities } from './known-capabilities.ts'
import { knownPortMap } from './known-port-map.ts'
import { knownPorts } from './known-ports.ts'
import { oneJob } from './one-job.ts'
import type { Rule } from './rule.ts'
import { staticPortsAlone } from './static-ports-alone.ts'
import { staticPortsOnce } from './static-ports-once.ts'
import { uniqueNames } from './unique-names.ts'
import { uniquePortLabels } from './unique-port-labels.ts'
import { validImages } from './valid-images.ts'

/** Every rule of a job file, in no order. */
export const jobRules: readonly Rule[] = [
  envNames,
  groupHasTasks,
  jobHasGroups,
  knownCapabilities,
  knownPortMap,
  knownPorts,
  oneJob,
  staticPortsAlone,
  staticPortsOnce,
  uniqueNames,
  uniquePortLabels,
  validImages,
]

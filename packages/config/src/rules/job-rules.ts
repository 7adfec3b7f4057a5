import { artifactChecksum } from './artifact-checksum.ts'
import { checkOptions } from './check-options.ts'
import { coresOrCpu } from './cores-or-cpu.ts'
import { destinationsInside } from './destinations-inside.ts'
import { dockerRules } from './docker/docker-rules.ts'
import { envNames } from './env-names.ts'
import { groupHasMainTask } from './group-has-main-task.ts'
import { groupHasTasks } from './group-has-tasks.ts'
import { jobHasGroups } from './job-has-groups.ts'
import { knownCapabilities } from './known-capabilities.ts'
import { knownPortMap } from './known-port-map.ts'
import { knownPorts } from './known-ports.ts'
import { knownServicePorts } from './known-service-ports.ts'
import { knownServiceTasks } from './known-service-tasks.ts'
import { knownVolumes } from './known-volumes.ts'
import { memoryLimits } from './memory-limits.ts'
import { oldReferences } from './old-references.ts'
import { oneJob } from './one-job.ts'
import { oneLeader } from './one-leader.ts'
import { priorityWithoutEffect } from './priority-without-effect.ts'
import { restartsFit } from './restarts-fit.ts'
import type { Rule } from './rule.ts'
import { runDurations } from './run-durations.ts'
import { serviceAddresses } from './service-addresses.ts'
import { sharedPorts } from './shared-ports.ts'
import { staticPortsAlone } from './static-ports-alone.ts'
import { staticPortsOnce } from './static-ports-once.ts'
import { systemJobCounts } from './system-job-counts.ts'
import { templateChanges } from './template-changes.ts'
import { templateHasSource } from './template-has-source.ts'
import { uniqueDestinations } from './unique-destinations.ts'
import { uniqueNames } from './unique-names.ts'
import { uniquePortLabels } from './unique-port-labels.ts'
import { uniqueServices } from './unique-services.ts'
import { validConstraints } from './valid-constraints.ts'
import { validImages } from './valid-images.ts'
import { validVolumes } from './valid-volumes.ts'

/** Every rule of a job file, in no order. */
export const jobRules: readonly Rule[] = [
  artifactChecksum,
  checkOptions,
  coresOrCpu,
  destinationsInside,
  ...dockerRules,
  envNames,
  groupHasMainTask,
  groupHasTasks,
  jobHasGroups,
  knownCapabilities,
  knownPortMap,
  knownPorts,
  knownServicePorts,
  knownServiceTasks,
  knownVolumes,
  memoryLimits,
  oldReferences,
  oneJob,
  oneLeader,
  priorityWithoutEffect,
  restartsFit,
  runDurations,
  serviceAddresses,
  sharedPorts,
  staticPortsAlone,
  staticPortsOnce,
  systemJobCounts,
  templateChanges,
  templateHasSource,
  uniqueDestinations,
  uniqueNames,
  uniquePortLabels,
  uniqueServices,
  validConstraints,
  validImages,
  validVolumes,
]

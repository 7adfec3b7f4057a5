import type { Check } from '../check.ts'
import { allThree } from './all-three.ts'
import { allocExec } from './alloc-exec.ts'
import { allocFs } from './alloc-fs.ts'
import { allocLogs } from './alloc-logs.ts'
import { allocRestart } from './alloc-restart.ts'
import { allocSignal } from './alloc-signal.ts'
import { allocStats } from './alloc-stats.ts'
import { allocStop } from './alloc-stop.ts'
import { batchJob } from './batch-job.ts'
import { bridgeNetwork } from './bridge-network.ts'
import { clientKill, clientStop } from './client-restart.ts'
import { danglingContainers } from './dangling-containers.ts'
import { dynamicPort } from './dynamic-port.ts'
import { engineKill, engineStop } from './engine-restart.ts'
import { hostNetwork } from './host-network.ts'
import { imageGc } from './image-gc.ts'
import { jobUpdate } from './job-update.ts'
import { logmon } from './logmon.ts'
import { memoryLimits } from './memory-limits.ts'
import { movingBack, movingIn } from './moving.ts'
import { nodeDrain } from './node-drain.ts'
import { oomKill } from './oom-kill.ts'
import { pluginKill } from './plugin-kill.ts'
import { privateRegistry } from './private-registry.ts'
import { restartPolicy } from './restart-policy.ts'
import { serviceJob } from './service-job.ts'
import { sysbatchJob } from './sysbatch-job.ts'
import { systemJob } from './system-job.ts'
import { templateRestart } from './template-restart.ts'
import { templateSignal } from './template-signal.ts'
import { versionConstraint } from './version-constraint.ts'

/** In the order in which they are begun. */
export const checks: readonly Check[] = [
  danglingContainers,
  serviceJob,
  batchJob,
  sysbatchJob,
  systemJob,
  dynamicPort,
  hostNetwork,
  bridgeNetwork,
  allocExec,
  allocLogs,
  allocSignal,
  allocRestart,
  allocStop,
  allocStats,
  allocFs,
  jobUpdate,
  versionConstraint,
  privateRegistry,
  memoryLimits,
  oomKill,
  templateRestart,
  templateSignal,
  restartPolicy,
  imageGc,
  nodeDrain,
  clientStop,
  clientKill,
  pluginKill,
  engineStop,
  engineKill,
  allThree,
  logmon,
  movingIn,
  movingBack,
]

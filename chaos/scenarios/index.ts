import type { Scenario } from '../scenario.ts'
import { everything } from './everything.ts'
import { freeze } from './freeze.ts'
import { fullDataRoot, fullLogDisk } from './full-disk.ts'
import { killedAgent } from './killed-agent.ts'
import { killedRun } from './killed-run.ts'
import { randomCallFaults } from './random-faults.ts'
import { restartPolicy } from './restart-policy.ts'
import { restartsWithLiveRestore, restartsWithoutLiveRestore } from './restarts.ts'

export const scenarios: readonly Scenario[] = [
  randomCallFaults,
  restartsWithLiveRestore,
  restartsWithoutLiveRestore,
  restartPolicy,
  freeze,
  killedAgent,
  killedRun,
  fullLogDisk,
  fullDataRoot,
  everything,
]

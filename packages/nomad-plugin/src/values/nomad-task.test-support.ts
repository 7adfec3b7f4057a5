import type { TaskConfig, TaskResources } from '../types/task-config.ts'

/** A task as Nomad asks for one that says nothing but its image. */
export function nomadTask(change: Partial<TaskConfig> = {}): TaskConfig {
  const allocDir = '/var/nomad/alloc/a1'
  return {
    id: 'a1/web/0f3c',
    name: 'web',
    jobId: 'j',
    jobName: 'job',
    parentJobId: '',
    groupName: 'g',
    allocId: 'a1',
    namespace: 'default',
    nodeId: 'n1',
    nodeName: 'node',
    config: { image: 'busybox:1', args: null, labels: null, mounts: [] },
    env: { NOMAD_TASK_NAME: 'web' },
    deviceEnv: {},
    resources: nomadResources(),
    mounts: [],
    devices: [],
    user: '',
    allocDir,
    stdoutPath: `${allocDir}/alloc/logs/.web.stdout.fifo`,
    stderrPath: `${allocDir}/alloc/logs/.web.stderr.fifo`,
    network: undefined,
    dns: undefined,
    ...change,
  }
}

export function nomadResources(change: Partial<TaskResources> = {}): TaskResources {
  const memoryMb = change.memoryMb ?? 300
  return {
    cpuShares: 100,
    memoryMb,
    memoryMaxMb: 0,
    networks: [],
    ports: [],
    linux: undefined,
    ...change,
  }
}

/** What Linux is to be told of the task. */
export function linuxResources(change: Partial<NonNullable<TaskResources['linux']>>) {
  return {
    ...{ cpuPeriod: 0, cpuQuota: 0, cpuShares: 100, memoryLimitBytes: 300 * 1024 * 1024 },
    ...{ oomScoreAdj: 0, cpusetCpus: '', cpusetCgroup: '', percentTicks: 0.1 },
    ...change,
  }
}

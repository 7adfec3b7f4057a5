import type { MessageInitShape } from '@bufbuild/protobuf'
import {
  CPUUsage_Fields as CpuField,
  MemoryUsage_Fields as MemoryField,
  type TaskResourceUsageSchema,
  type TaskStatsSchema,
} from '../gen/driver_pb.ts'
import type { CpuUsage, MemoryUsage, ResourceUsage, TaskStats } from '../types/task-stats.ts'
import { fromTime } from './time.ts'

const cpuFields = {
  systemMode: CpuField.SYSTEM_MODE,
  userMode: CpuField.USER_MODE,
  totalTicks: CpuField.TOTAL_TICKS,
  throttledPeriods: CpuField.THROTTLED_PERIODS,
  throttledTime: CpuField.THROTTLED_TIME,
  percent: CpuField.PERCENT,
} as const satisfies Record<keyof CpuUsage, CpuField>

const memoryFields = {
  rss: MemoryField.RSS,
  cache: MemoryField.CACHE,
  swap: MemoryField.SWAP,
  usage: MemoryField.USAGE,
  maxUsage: MemoryField.MAX_USAGE,
  kernelUsage: MemoryField.KERNEL_USAGE,
  kernelMaxUsage: MemoryField.KERNEL_MAX_USAGE,
} as const satisfies Record<keyof MemoryUsage, MemoryField>

export function fromTaskStats(
  taskId: string,
  { timestamp, byPid = {}, ...usage }: TaskStats,
): MessageInitShape<typeof TaskStatsSchema> {
  const pids = Object.entries(byPid).map(([pid, each]) => [pid, fromUsage(each)])
  return {
    id: taskId,
    timestamp: fromTime(timestamp),
    aggResourceUsage: fromUsage(usage),
    resourceUsageByPid: Object.fromEntries(pids),
  }
}

function fromUsage({
  cpu = {},
  memory = {},
}: ResourceUsage): MessageInitShape<typeof TaskResourceUsageSchema> {
  return {
    cpu: {
      ...cpu,
      throttledPeriods: toUint64(cpu.throttledPeriods),
      throttledTime: toUint64(cpu.throttledTime),
      measuredFields: measured(cpu, cpuFields),
    },
    memory: {
      rss: toUint64(memory.rss),
      cache: toUint64(memory.cache),
      swap: toUint64(memory.swap),
      usage: toUint64(memory.usage),
      maxUsage: toUint64(memory.maxUsage),
      kernelUsage: toUint64(memory.kernelUsage),
      kernelMaxUsage: toUint64(memory.kernelMaxUsage),
      measuredFields: measured(memory, memoryFields),
    },
  }
}

function measured<K extends string, F>(
  usage: Partial<Record<K, number>>,
  fields: Record<K, F>,
): F[] {
  return (Object.keys(fields) as K[])
    .filter((key) => usage[key] !== undefined)
    .map((key) => fields[key])
}

/** What is not a count is 0. */
function toUint64(value = 0): bigint {
  return Number.isFinite(value) && value > 0 ? BigInt(Math.round(value)) : 0n
}

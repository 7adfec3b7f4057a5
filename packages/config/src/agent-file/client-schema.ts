import { z } from 'zod'
import { duration } from '../schema/duration.ts'
import { block } from '../schema/hcl-shapes.ts'
import { inUnit } from '../schema/in-unit.ts'
import { mapOf } from '../schema/map-of.ts'
import { text } from '../schema/text.ts'
import { port } from './port.ts'

/** `22,80,8500-8600` */
const portList = z.string().regex(/^\s*(\d+(\s*-\s*\d+)?(\s*,\s*\d+(\s*-\s*\d+)?)*)?\s*$/, {
  error: ({ input }) =>
    `must be ports and ranges, such as "22,8500-8600", and is ${JSON.stringify(input)}`,
})

/** `0-3,8` */
const coreList = z.string().regex(/^\s*(\d+(-\d+)?(\s*,\s*\d+(-\d+)?)*)?\s*$/, {
  error: ({ input }) =>
    `must be cores and ranges, such as "0-3,8", and is ${JSON.stringify(input)}`,
})

const percent = z.number().min(0).max(100)

const reservedSchema = block(
  { block: 'reserved' },
  {
    cpu: inUnit('MHz').min(0).default(0).describe('CPU that tasks do not get, in MHz'),
    cores: coreList.default('').describe('Cores that tasks do not get'),
    memory: inUnit('MB').min(0).default(0).describe('Memory that tasks do not get, in MB'),
    disk: inUnit('MB').min(0).default(0).describe('Disk that tasks do not get, in MB'),
    reserved_ports: portList.default('').describe('Ports that tasks do not get'),
  },
)

const hostNetworkSchema = block(
  { block: 'host_network', label: 'name' },
  {
    name: text.min(1).describe('The name by which ports speak of it'),
    cidr: text.optional().describe('The addresses that are its own'),
    interface: text.optional().describe('The interface whose addresses are its own'),
    reserved_ports: portList.default('').describe('Ports of it that tasks do not get'),
  },
)

const hostVolumeSchema = block(
  { block: 'host_volume', label: 'name' },
  {
    name: text.min(1).describe("The name by which groups' volumes speak of it"),
    path: text.min(1).describe('The folder on the host'),
    read_only: z.boolean().default(false).describe('Whether tasks may only read it'),
  },
)

export const clientSchema = block(
  { block: 'client' },
  {
    enabled: z.boolean().default(false).describe('Whether tasks are run'),
    options: mapOf(text).describe('Options of drivers, as before Nomad 0.9'),
    meta: mapOf(text).describe('Data of your own, for constraints and ${meta.…}'),
    reserved: reservedSchema
      .prefault({})
      .describe('What is kept from tasks, for all else on the host'),
    min_dynamic_port: port
      .default(20000)
      .describe('The first of the ports for tasks that name none'),
    max_dynamic_port: port.default(32000).describe('The last of them'),
    network_interface: text.min(1).optional().describe("The interface whose address is the node's"),
    host_network: z.array(hostNetworkSchema).default([]).describe('A further network of the host'),
    host_volume: z.array(hostVolumeSchema).default([]).describe('A folder that groups may ask for'),
    cpu_total_compute: inUnit('MHz').min(0).default(0).describe('The CPU in MHz; 0: as found'),
    memory_total_mb: inUnit('MB').min(0).default(0).describe('The memory in MB; 0: as found'),
    reservable_cores: coreList
      .default('')
      .describe('The cores that tasks may reserve; all if unset'),
    max_kill_timeout: duration.prefault('30s').describe('The longest kill_timeout that counts'),
    gc_interval: duration
      .prefault('1m')
      .describe('The time from one look for ended allocations to the next'),
    gc_disk_usage_threshold: percent
      .default(80)
      .describe('Percent of the disk above which ended allocations go'),
    gc_inode_usage_threshold: percent
      .default(70)
      .describe('Percent of the inodes above which ended allocations go'),
    gc_max_allocs: z
      .int()
      .min(0)
      .default(50)
      .describe('How many allocations there may be before ended ones go'),
    gc_parallel_destroys: z
      .int()
      .min(1)
      .default(2)
      .describe('How many of them go at the same time'),
  },
)

import { z } from 'zod'
import { byteSize } from '../byte-size.ts'
import { block } from '../hcl-shapes.ts'
import { inUnit } from '../in-unit.ts'
import { text } from '../text.ts'

const device = text.min(1).describe('The device on the host, such as /dev/sda')

const bytesSchema = block(
  { block: 'device_bps', assignable: true },
  { path: device, rate: byteSize.describe('Bytes per second, such as "10MiB"') },
)

const operationsSchema = block(
  { block: 'device_iops', assignable: true },
  {
    path: device,
    rate: inUnit('operations per second').min(1).describe('Operations per second'),
  },
)

/** Disk IO limits. Their ranges are the engine's. */
export const blkioSchema = block(
  { block: 'blkio', assignable: true },
  {
    weight: z
      .int()
      .min(10)
      .max(1000)
      .optional()
      .describe("The task's share of disk IO, relative to others"),
    device_read_bps: z.array(bytesSchema).default([]).describe('Limits of reading, in bytes'),
    device_write_bps: z.array(bytesSchema).default([]).describe('Limits of writing, in bytes'),
    device_read_iops: z.array(operationsSchema).default([]).describe('Limits of reads'),
    device_write_iops: z.array(operationsSchema).default([]).describe('Limits of writes'),
  },
)

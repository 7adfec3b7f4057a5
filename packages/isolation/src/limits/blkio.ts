import { LongshoreError } from '@longshore/errors'
import { requirePath } from '../files/require-path.ts'

/** `blkio { … }`: driver.md §2, *Beyond*. */
export interface BlkioOptions {
  /** 10 to 1000 */
  weight?: number
  /** A rate is bytes a second. */
  device_read_bps?: readonly DeviceRate[]
  device_write_bps?: readonly DeviceRate[]
  /** A rate is operations a second. */
  device_read_iops?: readonly DeviceRate[]
  device_write_iops?: readonly DeviceRate[]
}

export interface DeviceRate {
  /** Host path of the block device. */
  path: string
  rate: number
}

export interface ThrottledDevice {
  Path: string
  Rate: number
}

export interface BlkioLimits {
  BlkioWeight?: number
  BlkioDeviceReadBps?: ThrottledDevice[]
  BlkioDeviceWriteBps?: ThrottledDevice[]
  BlkioDeviceReadIOps?: ThrottledDevice[]
  BlkioDeviceWriteIOps?: ThrottledDevice[]
}

const fields = [
  { option: 'device_read_bps', field: 'BlkioDeviceReadBps' },
  { option: 'device_write_bps', field: 'BlkioDeviceWriteBps' },
  { option: 'device_read_iops', field: 'BlkioDeviceReadIOps' },
  { option: 'device_write_iops', field: 'BlkioDeviceWriteIOps' },
] as const

/** @throws LongshoreError `BLKIO_INVALID`, `PATH_INVALID` */
export function toBlkio({ blkio = {} }: { blkio?: BlkioOptions }): BlkioLimits {
  const limits: BlkioLimits = {}
  if (blkio.weight !== undefined) {
    if (!Number.isInteger(blkio.weight) || blkio.weight < 10 || blkio.weight > 1000) {
      throw new LongshoreError(
        'BLKIO_INVALID',
        `blkio.weight is ${blkio.weight}; the kernel takes 10 to 1000.`,
      )
    }
    limits.BlkioWeight = blkio.weight
  }
  for (const { option, field } of fields) {
    const rates = blkio[option] ?? []
    if (rates.length > 0)
      limits[field] = rates.map((rate) => toThrottledDevice(`blkio.${option}`, rate))
  }
  return limits
}

function toThrottledDevice(option: string, { path, rate }: DeviceRate): ThrottledDevice {
  requirePath(`${option} path`, path)
  if (Number.isSafeInteger(rate) && rate > 0) return { Path: path, Rate: rate }
  throw new LongshoreError('BLKIO_INVALID', `${option} of ${path} has the rate ${rate}.`, {
    hint: 'Write a whole number above 0.',
  })
}

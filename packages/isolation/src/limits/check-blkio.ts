import { LongshoreError } from '@longshore/errors'
import { requirePath } from '../files/require-path.ts'
import type { DeviceReader } from '../privilege/devices.ts'
import type { BlkioOptions } from './blkio.ts'

/**
 * Whether what `blkio` limits is there: the engine itself would say so only when the container is started.
 *
 * @throws LongshoreError `DEVICE_MISSING`, `DEVICE_INVALID`, `PATH_INVALID`
 */
export async function checkBlkio(
  { blkio = {} }: { blkio?: BlkioOptions },
  { realpath, lstat }: Pick<DeviceReader, 'realpath' | 'lstat'>,
): Promise<void> {
  const { device_read_bps, device_write_bps, device_read_iops, device_write_iops } = blkio
  const limits = { device_read_bps, device_write_bps, device_read_iops, device_write_iops }
  for (const [option, rates = []] of Object.entries(limits))
    for (const { path } of rates) {
      requirePath(`blkio.${option} path`, path)
      const what = `blkio.${option} path = ${JSON.stringify(path)}`
      const stats = await realpath(path)
        .then((found) => lstat(found))
        .catch(() => undefined)
      if (!stats)
        throw new LongshoreError('DEVICE_MISSING', `${what} does not exist on this host.`, { hint })
      if (!stats.isBlockDevice())
        throw new LongshoreError('DEVICE_INVALID', `${what} is no block device.`, { hint })
    }
}

const hint = 'Name a disk of this host, such as "/dev/sda": lsblk lists them.'

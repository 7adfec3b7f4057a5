import { describe, expect, it } from 'vitest'
import { checkBlkio } from '../index.ts'

/** A host with one disk, which is also called `/dev/link`, and a file. */
const reader: Parameters<typeof checkBlkio>[1] = {
  async realpath(path) {
    if (path === '/dev/link') return '/dev/sda'
    if (path === '/dev/sda' || path === '/etc/passwd') return path
    throw new Error('ENOENT')
  },
  lstat: async (path) => ({
    isBlockDevice: () => path === '/dev/sda',
    isCharacterDevice: () => false,
    isDirectory: () => false,
  }),
}

describe('checkBlkio', () => {
  it.each([
    { why: 'no limits', blkio: undefined },
    { why: 'a weight alone', blkio: { weight: 300 } },
    { why: 'a disk', blkio: { device_read_bps: [{ path: '/dev/sda', rate: 1 }] } },
    { why: 'a link to a disk', blkio: { device_write_iops: [{ path: '/dev/link', rate: 1 }] } },
  ])('takes $why', async ({ blkio }) => {
    await expect(checkBlkio({ blkio }, reader)).resolves.toBeUndefined()
  })

  it.each([
    {
      blkio: { device_write_bps: [{ path: '/dev/nope', rate: 1 }] },
      code: 'DEVICE_MISSING',
      message: 'blkio.device_write_bps path = "/dev/nope" does not exist on this host.',
    },
    {
      blkio: { device_read_iops: [{ path: '/etc/passwd', rate: 1 }] },
      code: 'DEVICE_INVALID',
      message: 'blkio.device_read_iops path = "/etc/passwd" is no block device.',
    },
    {
      blkio: { device_read_bps: [{ path: 'sda', rate: 1 }] },
      code: 'PATH_INVALID',
      message: 'blkio.device_read_bps path = "sda" is not an absolute path.',
    },
  ])('says: $message', async ({ blkio, code, message }) => {
    await expect(checkBlkio({ blkio }, reader)).rejects.toMatchObject({ code, message })
  })
})

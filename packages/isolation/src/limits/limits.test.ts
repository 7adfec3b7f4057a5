import { describe, expect, it } from 'vitest'
import { toBlkio, toOomScore, toPidsLimit, toPlainOptions, toSysctls, toUlimits } from '../index.ts'

describe('toPidsLimit', () => {
  it.each([
    { why: 'nothing', task: undefined, driver: undefined, expected: {} },
    { why: "the task's", task: 7, driver: undefined, expected: { PidsLimit: 7 } },
    { why: "the driver's", task: undefined, driver: 5, expected: { PidsLimit: 5 } },
    { why: "the task's, up to the driver's", task: 5, driver: 5, expected: { PidsLimit: 5 } },
    { why: "the driver's for 0", task: 0, driver: 5, expected: { PidsLimit: 5 } },
    { why: "the driver's for unlimited", task: -1, driver: 5, expected: { PidsLimit: 5 } },
  ])('gives $why', ({ task, driver, expected }) => {
    expect(toPidsLimit({ pids_limit: task }, { pids_limit: driver })).toEqual(expected)
  })

  it("refuses more than the driver's", () => {
    expect(() => toPidsLimit({ pids_limit: 7 }, { pids_limit: 5 })).toThrowError(
      expect.objectContaining({
        code: 'PIDS_LIMIT_TOO_HIGH',
        message: 'pids_limit = 7 of the task is more than the 5 that this agent allows.',
      }),
    )
  })
})

describe('toOomScore', () => {
  it.each([
    { task: {}, driver: {}, expected: {} },
    { task: {}, driver: { oom_score_adj: -100 }, expected: { OomScoreAdj: -100 } },
    { task: { oom_score_adj: 0 }, driver: { oom_score_adj: 500 }, expected: {} },
    { task: { oom_score_adj: 9 }, driver: {}, expected: { OomScoreAdj: 9 } },
    {
      task: { oom_score_adj: -1000 },
      driver: { allow_privileged: true },
      expected: { OomScoreAdj: -1000 },
    },
  ])('takes $task with $driver', ({ task, driver, expected }) => {
    expect(toOomScore(task, driver)).toEqual(expected)
  })

  it.each([
    { oom_score_adj: 1001, code: 'OOM_SCORE_INVALID' },
    { oom_score_adj: 0.5, code: 'OOM_SCORE_INVALID' },
    { oom_score_adj: -1, code: 'OOM_SCORE_NOT_ALLOWED' },
  ])('refuses $oom_score_adj with $code', ({ code, ...task }) => {
    expect(() => toOomScore(task, {})).toThrowError(expect.objectContaining({ code }))
  })
})

describe('toUlimits', () => {
  it('takes both forms, and -1', () => {
    expect(toUlimits({ ulimit: { nofile: '1024:2048', nproc: '42', core: '0:-1' } })).toEqual({
      Ulimits: [
        { Name: 'nofile', Soft: 1024, Hard: 2048 },
        { Name: 'nproc', Soft: 42, Hard: 42 },
        { Name: 'core', Soft: 0, Hard: -1 },
      ],
    })
  })

  it.each([
    { name: 'nofile', written: '', reason: 'is no limit' },
    { name: 'nofile', written: '1:2:3', reason: 'is no limit' },
    { name: 'nofile', written: '-2', reason: 'is no limit' },
    { name: 'nofile', written: '1e3', reason: 'is no limit' },
    { name: 'nofile', written: '9007199254740993', reason: 'is no limit' },
    { name: 'nofile', written: '2:1', reason: 'has a soft limit above the hard one' },
    { name: 'nofile', written: '-1:1', reason: 'has a soft limit above the hard one' },
    { name: 'NOFILE', written: '1', reason: 'names a limit that Linux does not have' },
    { name: 'constructor', written: '1', reason: 'names a limit that Linux does not have' },
  ])('refuses $name = "$written"', ({ name, written, reason }) => {
    expect(() => toUlimits({ ulimit: { [name]: written } })).toThrowError(
      expect.objectContaining({
        code: 'ULIMIT_INVALID',
        message: `ulimit ${name} = "${written}" ${reason}.`,
      }),
    )
  })
})

describe('toBlkio', () => {
  it('throttles in bytes and operations a second', () => {
    const on = (rate: number) => [{ path: '/dev/sda', rate }]
    const blkio = {
      weight: 300,
      device_read_bps: on(10_485_760),
      device_write_bps: on(1500),
      device_read_iops: on(100),
      device_write_iops: on(200),
    }
    expect(toBlkio({ blkio })).toEqual({
      BlkioWeight: 300,
      BlkioDeviceReadBps: [{ Path: '/dev/sda', Rate: 10_485_760 }],
      BlkioDeviceWriteBps: [{ Path: '/dev/sda', Rate: 1500 }],
      BlkioDeviceReadIOps: [{ Path: '/dev/sda', Rate: 100 }],
      BlkioDeviceWriteIOps: [{ Path: '/dev/sda', Rate: 200 }],
    })
    expect(toBlkio({ blkio: { device_read_bps: [] } })).toEqual({})
  })

  it.each([
    { blkio: { weight: 9 }, code: 'BLKIO_INVALID' },
    { blkio: { weight: 1001 }, code: 'BLKIO_INVALID' },
    { blkio: { device_read_bps: [{ path: '/dev/sda', rate: 0 }] }, code: 'BLKIO_INVALID' },
    { blkio: { device_write_iops: [{ path: '/dev/sda', rate: 1.5 }] }, code: 'BLKIO_INVALID' },
    { blkio: { device_read_iops: [{ path: 'sda', rate: 1 }] }, code: 'PATH_INVALID' },
  ])('refuses $blkio', ({ blkio, code }) => {
    expect(() => toBlkio({ blkio })).toThrowError(expect.objectContaining({ code }))
  })
})

describe('toSysctls', () => {
  it.each([
    'net.core.somaxconn',
    'net.ipv4.conf.all.forwarding',
    'kernel.shmmax',
    'fs.mqueue.msg_max',
    'kernel.domainname',
  ])('takes %s, with dots or slashes', (name) => {
    expect(toSysctls({ sysctl: { [name]: '1' } })).toEqual({ Sysctls: { [name]: '1' } })
    expect(toSysctls({ sysctl: { [name.replaceAll('.', '/')]: '1' } })).toEqual({
      Sysctls: { [name]: '1' },
    })
  })

  it.each([
    { name: 'kernel.core_pattern', others: {} },
    { name: 'vm.overcommit_memory', others: {} },
    { name: 'net', others: {} },
    { name: 'net/../kernel/core_pattern', others: {} },
    { name: 'net.core.somaxconn', others: { network_mode: 'host' } },
    { name: 'kernel.shmmax', others: { ipc_mode: 'host' } },
    { name: 'kernel.domainname', others: { uts_mode: 'host' } },
  ])('refuses $name with $others', ({ name, others }) => {
    expect(() => toSysctls({ sysctl: { [name]: '1' }, ...others })).toThrowError(
      expect.objectContaining({
        code: 'SYSCTL_NOT_ALLOWED',
        message: expect.stringContaining(`"${name}"`),
      }),
    )
  })
})

describe('toPlainOptions', () => {
  it("passes what is the engine's own", () => {
    const task = {
      readonly_rootfs: true,
      init: true,
      group_add: ['audio', '1001'],
      shm_size: 1024,
      storage_opt: { size: '1G' },
    }
    expect(toPlainOptions(task)).toEqual({
      ReadonlyRootfs: true,
      Init: true,
      GroupAdd: ['audio', '1001'],
      ShmSize: 1024,
      StorageOpt: { size: '1G' },
    })
    expect(toPlainOptions({ init: false, shm_size: 0, group_add: [] })).toEqual({})
  })

  it.each([-1, 0.5, Number.NaN])('refuses a shm_size of %d', (shm_size) => {
    expect(() => toPlainOptions({ shm_size })).toThrowError(
      expect.objectContaining({ code: 'SHM_SIZE_INVALID' }),
    )
  })
})

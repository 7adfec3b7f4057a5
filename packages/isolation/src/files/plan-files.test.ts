import * as fs from 'node:fs/promises'
import { describe, expect, it } from 'vitest'
import {
  checkSources,
  type FileOptions,
  type FilePolicy,
  planFiles,
  toFileFragment,
  verifySources,
} from '../index.ts'

const directories = { allocDir: '/data/alloc/6f', taskDir: '/data/alloc/6f/redis' }
const own = [
  '/data/alloc/6f/alloc:/alloc',
  '/data/alloc/6f/redis/local:/local',
  '/data/alloc/6f/redis/secrets:/secrets',
  '/data/alloc/6f/alloc/logs:/alloc/logs:ro',
]
const off: FilePolicy = { volumes: { enabled: false } }
const on: FilePolicy = { volumes: { enabled: true } }

function fragmentOf(task: FileOptions, policy = off) {
  return toFileFragment(planFiles(task, policy, directories))
}

function bindOf(volume: string, policy = off) {
  return fragmentOf({ volumes: [volume] }, policy).Binds.at(-1)
}

it("gives a task its allocation's folders, and nothing else", () => {
  expect(fragmentOf({})).toEqual({ Binds: own })
})

it("puts the operator's SELinux label on every bind without one", () => {
  const policy = { volumes: { enabled: true, selinuxlabel: 'z' } }
  const volumes = ['local/a:/a', 'local/b:/b:ro', 'local/c:/c:Z']
  expect(fragmentOf({ volumes }, policy).Binds).toEqual([
    '/data/alloc/6f/alloc:/alloc:z',
    '/data/alloc/6f/redis/local:/local:z',
    '/data/alloc/6f/redis/secrets:/secrets:z',
    '/data/alloc/6f/alloc/logs:/alloc/logs:ro,z',
    '/data/alloc/6f/redis/local/a:/a:z',
    '/data/alloc/6f/redis/local/b:/b:ro,z',
    '/data/alloc/6f/redis/local/c:/c:Z',
  ])
})

it('checks a plan whose folders are not there yet', async () => {
  const nowhere = { allocDir: '/nowhere/6f', taskDir: '/nowhere/6f/redis' }
  const plan = planFiles({ volumes: ['local/a:/a'] }, off, nowhere)
  expect((await checkSources(plan, fs)).plan).toEqual(plan)
})

it('leaves sources alone where volumes are on', async () => {
  const plan = planFiles({ volumes: ['/proc/self:/x'] }, on, directories)
  const checked = await checkSources(plan, fs)
  expect(checked).toEqual({ plan, sources: [] })
  await expect(verifySources(checked.sources, fs)).resolves.toBeUndefined()
})

describe('volumes', () => {
  it.each([
    { volume: 'local/a:/a', bind: '/data/alloc/6f/redis/local/a:/a' },
    { volume: './local//a/:/a:ro', bind: '/data/alloc/6f/redis/local/a:/a:ro' },
    { volume: '../alloc/x:/x:ro,z', bind: '/data/alloc/6f/alloc/x:/x:ro,z' },
    { volume: '~/x:/x', bind: '/data/alloc/6f/redis/~/x:/x' },
    { volume: 'name:/x', bind: '/data/alloc/6f/redis/name:/x' },
    { volume: '..:/x:rslave', bind: '/data/alloc/6f:/x:rslave' },
    { volume: '/data/alloc/6f/alloc/x:/x', bind: '/data/alloc/6f/alloc/x:/x' },
  ])('binds $volume', ({ volume, bind }) => {
    expect(bindOf(volume)).toBe(bind)
  })

  it.each([
    '/',
    '/etc',
    '../../7e',
    '/data/alloc/6f-evil',
    '/data/alloc/6f/../7e',
    '/var/run/docker.sock',
  ])('binds %s of the host only where volumes are on', (source) => {
    expect(() => bindOf(`${source}:/x`)).toThrowError(
      expect.objectContaining({
        code: 'VOLUME_NOT_ALLOWED',
      }),
    )
  })

  it('binds the host where volumes are on', () => {
    expect(bindOf('/etc/../srv:/x:rshared', on)).toBe('/srv:/x:rshared')
  })

  it('uses named volumes of a driver where volumes are on', () => {
    const task = { volume_driver: 'pxd', volumes: ['data:/data:nocopy', '/srv:/srv'] }
    expect(fragmentOf(task, on)).toEqual({
      Binds: [...own, 'data:/data:nocopy', '/srv:/srv'],
      VolumeDriver: 'pxd',
    })
  })

  it.each([
    { volume: '', reason: 'is not of the form src:dst[:mode]' },
    { volume: '/a', reason: 'is not of the form src:dst[:mode]' },
    { volume: ':/a', reason: 'is not of the form src:dst[:mode]' },
    { volume: 'a:', reason: 'is not of the form src:dst[:mode]' },
    { volume: 'a:/b:', reason: 'is not of the form src:dst[:mode]' },
    { volume: 'a:/b:ro:z', reason: 'is not of the form src:dst[:mode]' },
    { volume: 'a:b', reason: 'has the target "b"' },
    { volume: 'a:/', reason: 'has the target "/"' },
    { volume: 'a:/b/..', reason: 'has the target "/b/.."' },
    { volume: 'C:\\a:/b', reason: 'has the target "\\\\a"' },
    { volume: 'a:/b:rx', reason: 'has the mode "rx"' },
    { volume: 'a:/b:ro,rw', reason: 'has the mode "ro,rw"' },
    { volume: 'a:/b:ro,ro', reason: 'has the mode "ro,ro"' },
    { volume: 'a:/b:z,Z', reason: 'has the mode "z,Z"' },
    { volume: 'a:/b:,', reason: 'has the mode ","' },
    { volume: 'a:/b:/c', reason: 'has the mode "/c"' },
    { volume: 'a:/b:nocopy', reason: 'has the mode "nocopy"' },
    { volume: 'a\n:/b', reason: 'has the source "a\\n"' },
    { volume: 'a:/b\0', reason: 'has the target "/b\\u0000"' },
  ])('refuses $volume', ({ volume, reason }) => {
    for (const policy of [on, off]) {
      expect(() => bindOf(volume, policy)).toThrowError(
        expect.objectContaining({
          code: 'VOLUME_INVALID',
          message: expect.stringContaining(
            `volumes has ${JSON.stringify(volume)}, which ${reason}`,
          ),
        }),
      )
    }
  })

  it('refuses what is no name for a volume driver', () => {
    const task = { volume_driver: 'local', volumes: ['a/b:/x'] }
    expect(() => fragmentOf(task, on)).toThrowError(/names no volume/)
  })
})

describe('mounts', () => {
  it('takes both spellings and all types', () => {
    const task: FileOptions = {
      mount: [
        { type: 'bind', source: 'local/a', target: '/a', readonly: true },
        {
          type: 'bind',
          source: '/srv',
          target: '/srv',
          bind_options: { propagation: 'rshared' },
        },
        { type: 'tmpfs', target: '/t', tmpfs_options: { size: 1024, mode: 511 } },
        { type: 'tmpfs', target: '/u' },
      ],
      mounts: [
        { target: '/anonymous' },
        {
          type: 'volume',
          source: 'v',
          target: '/v',
          volume_options: {
            no_copy: true,
            labels: { a: 'b' },
            driver_config: { name: 'local', options: { type: 'none', o: 'bind', device: '/srv' } },
          },
        },
      ],
    }
    expect(fragmentOf(task, on).Mounts).toEqual([
      { Type: 'bind', Target: '/a', ReadOnly: true, Source: '/data/alloc/6f/redis/local/a' },
      { Type: 'bind', Target: '/srv', Source: '/srv', BindOptions: { Propagation: 'rshared' } },
      { Type: 'tmpfs', Target: '/t', TmpfsOptions: { SizeBytes: 1024, Mode: 511 } },
      { Type: 'tmpfs', Target: '/u' },
      { Type: 'volume', Target: '/anonymous' },
      {
        Type: 'volume',
        Target: '/v',
        Source: 'v',
        VolumeOptions: {
          NoCopy: true,
          Labels: { a: 'b' },
          DriverConfig: { Name: 'local', Options: { type: 'none', o: 'bind', device: '/srv' } },
        },
      },
    ])
  })

  it.each([
    { mount: { type: 'Bind', target: '/a', source: 'a' }, reason: 'is of the type "Bind"' },
    { mount: { type: 'npipe', target: '/a', source: 'a' }, reason: 'is of the type "npipe"' },
    { mount: { type: 'constructor', target: '/a' }, reason: 'is of the type "constructor"' },
    { mount: { type: 'bind', target: '/a' }, reason: 'has the source ""' },
    { mount: { type: 'bind', target: 'a', source: 'a' }, reason: 'has the target "a"' },
    { mount: { type: 'tmpfs', target: '/a', source: 'a' }, reason: 'is a tmpfs and has a source' },
    {
      mount: { type: 'tmpfs', target: '/a', tmpfs_options: { size: -1 } },
      reason: 'has the size -1',
    },
    { mount: { type: 'volume', target: '/a', source: '/etc' }, reason: 'has the source "/etc"' },
    {
      mount: { type: 'bind', target: '/a', source: 'a', volume_options: {} },
      reason: 'is of the type "bind" and has volume_options',
    },
    {
      mount: { type: 'bind', target: '/a', source: 'a', bind_options: { propagation: 'up' } },
      reason: 'has the propagation "up"',
    },
  ])('refuses $mount', ({ mount, reason }) => {
    expect(() => fragmentOf({ mount: [mount] }, on)).toThrowError(
      expect.objectContaining({
        code: 'VOLUME_INVALID',
        message: expect.stringContaining(reason),
      }),
    )
  })
})

describe('tmpfs', () => {
  it('gives options by path', () => {
    expect(fragmentOf({ tmpfs: ['/a:size=64m,mode=1777,noexec', '/b'] }).Tmpfs).toEqual({
      '/a': 'size=64m,mode=1777,noexec',
      '/b': '',
    })
  })

  it.each(['', 'a', '/', '/a:b:c', '/a:size=big', '/a:bind', '/a:remount', '/a:size=1m\n'])(
    'refuses %j',
    (text) => {
      expect(() => fragmentOf({ tmpfs: [text] })).toThrowError(
        expect.objectContaining({ code: 'VOLUME_INVALID' }),
      )
    },
  )

  it('refuses a path twice', () => {
    expect(() => fragmentOf({ tmpfs: ['/a', '/b/../a'] })).toThrowError(/is there twice/)
  })
})

import { expect, it } from 'vitest'
import { allocationMounts } from '../index.ts'

it("binds the allocation's folders, the logs read-only", () => {
  expect(allocationMounts({ allocDir: '/data/alloc/1/', taskDir: '/data/alloc/1/redis' })).toEqual([
    '/data/alloc/1/alloc:/alloc',
    '/data/alloc/1/redis/local:/local',
    '/data/alloc/1/redis/secrets:/secrets',
    '/data/alloc/1/alloc/logs:/alloc/logs:ro',
  ])
})

it.each([
  { allocDir: '/data:1/alloc', taskDir: '/data/alloc/redis', reason: 'contains a colon' },
  { allocDir: '/data/alloc', taskDir: '/data/alloc/a:b', reason: 'contains a colon' },
  { allocDir: 'data', taskDir: '/data/redis', reason: 'is relative' },
])('refuses $allocDir and $taskDir: one $reason', ({ reason, ...directories }) => {
  expect(() => allocationMounts(directories)).toThrowError(
    expect.objectContaining({
      code: 'MOUNT_PATH_INVALID',
      message: expect.stringContaining(reason),
    }),
  )
})

it("puts the operator's SELinux label on each", () => {
  const directories = { allocDir: '/data/alloc/1', taskDir: '/data/alloc/1/redis' }
  expect(allocationMounts({ ...directories, selinuxlabel: 'z' })).toEqual([
    '/data/alloc/1/alloc:/alloc:z',
    '/data/alloc/1/redis/local:/local:z',
    '/data/alloc/1/redis/secrets:/secrets:z',
    '/data/alloc/1/alloc/logs:/alloc/logs:ro,z',
  ])
})

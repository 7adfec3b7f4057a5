import { describe, expect, it } from 'vitest'
import { defaultDriverOptions, driverOptionsSchema } from './driver-options-schema.ts'

describe('driverOptionsSchema', () => {
  it('has the defaults of driver.md §1', () => {
    expect(defaultDriverOptions()).toEqual({
      allow_caps: [
        'audit_write',
        'chown',
        'dac_override',
        'fowner',
        'fsetid',
        'kill',
        'mknod',
        'net_bind_service',
        'setfcap',
        'setgid',
        'setpcap',
        'setuid',
        'sys_chroot',
      ],
      logging: { type: 'json-file', config: { 'max-file': '2', 'max-size': '2m' } },
    })
  })

  it('gives each caller options of its own', () => {
    defaultDriverOptions().allow_caps.push('all')
    expect(defaultDriverOptions().allow_caps).not.toContain('all')
  })

  it("drops json-file's options when a log driver is set", () => {
    expect(driverOptionsSchema.parse({ logging: { type: 'journald' } }).logging).toEqual({
      type: 'journald',
      config: {},
    })
  })
})

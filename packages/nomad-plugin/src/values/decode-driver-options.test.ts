import { defaultDriverOptions } from '@longshore/config'
import { describe, expect, it } from 'vitest'
import { decodeDriverOptions } from './decode-driver-options.ts'

describe('decodeDriverOptions', () => {
  it.each([
    { why: 'an agent that has no config for it', config: undefined },
    { why: 'one where all is null', config: { endpoint: null, auth: null, tls: null } },
  ])('has the defaults for $why', ({ config }) => {
    expect(decodeDriverOptions(config)).toEqual({ value: defaultDriverOptions(), warnings: [] })
  })

  it('reads what an operator wrote, between what the spec adds', () => {
    const config = {
      endpoint: null,
      volumes: { enabled: true, selinuxlabel: null },
      gc: {
        ...{ image: true, image_delay: '10m', container: true },
        dangling_containers: { enabled: true, period: '5m', creation_grace: '5m', dry_run: false },
      },
      logging: { type: 'json-file', config: { 'max-file': '2' } },
      log_collection: 'logmon',
    }
    expect(decodeDriverOptions(config).value).toMatchObject({
      volumes: { enabled: true },
      gc: { image_delay: 600_000 },
      logging: { config: { 'max-file': '2' } },
      log_collection: 'logmon',
    })
  })

  it('refuses what is wrong, but not what only has no effect', () => {
    expect(decodeDriverOptions({ tls: { ca: '/ca.pem' } })).toMatchObject({
      value: { tls: { ca: '/ca.pem' } },
      warnings: [
        'In the config of plugin "docker": "tls" has no effect without endpoint. Add endpoint = "tcp://…".',
      ],
    })
    expect(() => decodeDriverOptions({ pids_limit: 'many', tls: { ca: '/ca.pem' } })).toThrow(
      expect.objectContaining({
        code: 'DRIVER_CONFIG_INVALID',
        message:
          'The config of plugin "docker" is not valid: pids_limit must be a number, and is "many".',
      }),
    )
  })
})

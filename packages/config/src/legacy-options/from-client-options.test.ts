import { describe, expect, it } from 'vitest'
import { driverOptionsSchema } from '../schema/driver-options-schema.ts'
import { fromClientOptions } from './from-client-options.ts'

describe('fromClientOptions', () => {
  it('maps every option of old files onto the new ones', () => {
    const { options } = fromClientOptions({
      'docker.endpoint': 'tcp://10.0.0.5:2376',
      'docker.auth.config': '/etc/docker-auth.json',
      'docker.auth.helper': 'ecr-login',
      'docker.tls.cert': 'cert.pem',
      'docker.tls.key': 'key.pem',
      'docker.tls.ca': 'ca.pem',
      'docker.cleanup.image': 'false',
      'docker.cleanup.image.delay': '1h',
      'docker.cleanup.container': '0',
      'docker.volumes.enabled': 'true',
      'docker.volumes.selinuxlabel': 'z',
      'docker.caps.allowlist': 'NET_RAW, chown',
      'docker.privileged.enabled': 'T',
      'docker.nvidia_runtime': 'nvidia-2',
      'driver.raw_exec.enable': '1',
    })
    expect(driverOptionsSchema.parse(options)).toMatchObject({
      endpoint: 'tcp://10.0.0.5:2376',
      auth: { config: '/etc/docker-auth.json', helper: 'ecr-login' },
      tls: { cert: 'cert.pem', key: 'key.pem', ca: 'ca.pem' },
      gc: { image: false, image_delay: 3_600_000, container: false },
      volumes: { enabled: true, selinuxlabel: 'z' },
      allow_caps: ['NET_RAW', 'chown'],
      allow_privileged: true,
      nvidia_runtime: 'nvidia-2',
    })
  })

  it.each([
    {
      option: 'docker.auth_config',
      value: '/a.json',
      hint: 'write plugin "docker" { config { auth { config = "/a.json" } } }',
    },
    {
      option: 'docker.caps.whitelist',
      value: 'CHOWN,KILL',
      hint: 'write plugin "docker" { config { allow_caps = ["CHOWN","KILL"] } }',
    },
    {
      option: 'docker.cleanup.image',
      value: 'false',
      hint: 'write plugin "docker" { config { gc { image = false } } }',
    },
  ])('shows the new spelling of $option', ({ option, value, hint }) => {
    const { warnings } = fromClientOptions({ [option]: value })
    expect(warnings).toEqual([{ option, message: `"${option}" is an old name`, hint }])
  })

  it('lets the plugin block win, option by option', () => {
    const { options, warnings } = fromClientOptions(
      { 'docker.cleanup.image': 'true', 'docker.cleanup.container': 'false' },
      { gc: { image: false } },
    )
    expect(options).toEqual({ gc: { image: false, container: false } })
    expect(warnings).toMatchObject([
      { message: '"docker.cleanup.image" has no effect, because plugin "docker" sets image' },
      { message: '"docker.cleanup.container" is an old name' },
    ])
  })

  it('takes the newer of two spellings', () => {
    const { options, warnings } = fromClientOptions({
      'docker.caps.whitelist': 'kill',
      'docker.caps.allowlist': 'chown',
    })
    expect(options).toEqual({ allow_caps: ['chown'] })
    expect(warnings[1]?.message).toBe(
      '"docker.caps.whitelist" has no effect, because docker.caps.allowlist sets allow_caps',
    )
  })

  it.each<{ why: string; options: Record<string, string>; message: string }>([
    {
      why: 'a text that is no bool',
      options: { 'docker.volumes.enabled': 'yes' },
      message: '"docker.volumes.enabled" has no effect: it must be "true" or "false", and is "yes"',
    },
    {
      why: 'an option that never was',
      options: { 'docker.cleanup.images': 'true' },
      message: 'unknown option "docker.cleanup.images" of the docker driver',
    },
  ])('warns about $why', ({ options, message }) => {
    const result = fromClientOptions(options)
    expect(result.options).toEqual({})
    expect(result.warnings).toMatchObject([{ message }])
  })

  it('changes neither of its arguments', () => {
    const plugin = { gc: { image: false } }
    fromClientOptions(
      { 'docker.cleanup.container': 'false', 'docker.endpoint': 'unix:///x' },
      plugin,
    )
    expect(plugin).toEqual({ gc: { image: false } })
  })
})

import { describe, expect, it } from 'vitest'
import { readDriverOptions } from '../driver-options.test-support.ts'
import { defaultDriverOptions, driverOptionsSchema } from './driver-options-schema.ts'

describe('driverOptionsSchema', () => {
  it('has the defaults of driver.md §1', () => {
    expect(defaultDriverOptions()).toEqual({
      auth: { providers: [] },
      allow_privileged: false,
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
      allow_runtimes: ['runc', 'nvidia'],
      allowed_modes: { pid: [], ipc: [], userns: [], uts: [] },
      volumes: { enabled: false },
      nvidia_runtime: 'nvidia',
      pids_limit: 0,
      oom_score_adj: 0,
      extra_labels: [],
      logging: { type: 'json-file', config: { 'max-file': '2', 'max-size': '2m' } },
      log_collection: 'files',
      log_delivery: 'lossless',
      disable_log_collection: false,
      image_pull_timeout: 300_000,
      pull_activity_timeout: 120_000,
      max_parallel_pulls: 3,
      infra_image_pull_timeout: 300_000,
      container_exists_attempts: 5,
      gc: {
        image: true,
        image_delay: 180_000,
        container: true,
        dangling_containers: {
          enabled: true,
          dry_run: false,
          period: 300_000,
          creation_grace: 300_000,
        },
      },
      windows_allow_insecure_container_admin: false,
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

  it('keeps the defaults of what a block leaves out', () => {
    const { options } = readDriverOptions('gc {\n dangling_containers { dry_run = true }\n }')
    expect(options?.gc).toMatchObject({
      image_delay: 180_000,
      dangling_containers: { enabled: true, dry_run: true, creation_grace: 300_000 },
    })
  })

  it.each([
    { line: 'endpoint = "tcp://10.0.0.5:2376"', expected: { endpoint: 'tcp://10.0.0.5:2376' } },
    {
      line: 'endpoint = "npipe:////./pipe/docker"',
      expected: { endpoint: 'npipe:////./pipe/docker' },
    },
    { line: 'endpoint = ""', expected: { endpoint: undefined } },
    {
      line: 'infra_image = "https://r.example/pause:3"',
      expected: { infra_image: 'r.example/pause:3' },
    },
    {
      line: 'allow_caps = ["ALL", "CAP_NET_RAW", "chown"]',
      expected: { allow_caps: ['ALL', 'CAP_NET_RAW', 'chown'] },
    },
    {
      line: 'allowed_modes {\n pid = ["host", "container:*"]\n }',
      expected: { allowed_modes: { pid: ['host', 'container:*'], ipc: [] } },
    },
    {
      line: 'auth {\n providers = [{ match_images = ["*.ecr.example/*"], helper = "ecr-login", cache_for = "1h" }]\n }',
      expected: {
        auth: {
          providers: [
            { match_images: ['*.ecr.example/*'], helper: 'ecr-login', cache_for: 3_600_000 },
          ],
        },
      },
    },
    {
      line: 'image_gc {\n high_watermark = 90\n low_watermark = 80\n }',
      expected: { image_gc: { high_watermark: 90, low_watermark: 80 } },
    },
  ])('takes $line', ({ line, expected }) => {
    const { options, problems } = readDriverOptions(line)
    expect(problems).toEqual([])
    expect(options).toMatchObject(expected)
  })

  it.each([
    {
      line: 'gc {\n dangling_containers { creation_grace = "59s" }\n }',
      at: '"59s"',
      message: 'creation_grace must be at least 1m, and is "59s"',
    },
    {
      line: 'pull_activity_timeout = "30s"',
      at: '"30s"',
      message: 'pull_activity_timeout must be at least 1m, and is "30s"',
    },
    {
      line: 'image_pull_timeout = "-1s"',
      at: '"-1s"',
      message: 'image_pull_timeout must not be negative, and is "-1s"',
    },
    {
      line: 'image_pull_timeout = "5"',
      at: '"5"',
      message: 'image_pull_timeout must have a unit, and is "5"',
    },
    {
      line: 'endpoint = "/var/run/docker.sock"',
      at: '"/var/run/docker.sock"',
      message: 'endpoint must be the address of an engine, and is "/var/run/docker.sock"',
      hint: 'write for example "unix:///var/run/docker.sock" or "tcp://10.0.0.5:2376"',
    },
    {
      line: 'allow_caps = ["net_rw"]',
      at: '"net_rw"',
      message: 'allow_caps[0] must be a capability of Linux, and is "net_rw"',
      hint: 'did you mean "net_raw"?',
    },
    {
      line: 'allowed_modes { ipc = ["*"] }',
      at: '"*"',
      message:
        'ipc[0] must be "host" or "private" or "shareable" or "none" or "container:<name>", and is "*"',
    },
    {
      line: 'auth { helper = "../evil" }',
      at: '"../evil"',
      message: 'helper must be what follows "docker-credential-", and is "../evil"',
    },
    {
      line: 'log_delivery = "best-effort"',
      at: '"best-effort"',
      message: 'log_delivery must be "lossless" or "best_effort", and is "best-effort"',
      hint: 'did you mean "best_effort"?',
    },
    {
      line: 'max_parallel_pulls = 0',
      at: '0',
      message: 'max_parallel_pulls must be at least 1, and is 0',
    },
    {
      line: 'allow_privilege = true',
      at: 'allow_privilege',
      message: 'unknown option "allow_privilege" in plugin config',
      hint: 'did you mean "allow_privileged"?',
    },
    {
      line: 'image_gc { high_watermark = 90 }',
      at: 'image_gc',
      message: '"low_watermark" is missing in image_gc',
    },
  ])('refuses $line', ({ line, at, message, hint }) => {
    const problem = { at, message, ...(hint && { hint }) }
    expect(readDriverOptions(line).problems).toMatchObject([problem])
  })
})

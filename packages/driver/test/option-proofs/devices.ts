import type { OptionProof } from './option-proof.ts'

/** Its devices and what runs it: driver.md §4.3. */
export const deviceProofs: OptionProof[] = [
  {
    option: 'gpus',
    fields: ['HostConfig.DeviceRequests'],
    rule: 'A device request of the engine: all, how many, or which',
    proof: {
      kind: 'request',
      asks: { gpus: 2 },
      finds: { HostConfig: { DeviceRequests: [{ Count: 2, Capabilities: [['gpu']] }] } },
      because: 'an engine without GPUs refuses the start',
    },
  },
  {
    option: 'devices',
    fields: ['HostConfig.Devices'],
    rule: 'A device of the host by its real path, with permissions out of `rwm`; no disks and no memory of the host without `allow_privileged`',
    proof: {
      kind: 'kernel',
      container: 'plain',
      asks: {
        devices: [
          { host_path: '/dev/kmsg', container_path: '/dev/proof', cgroup_permissions: 'r' },
        ],
      },
      reads: "ls -l /dev/proof | awk '{ print $5, $6 }'; echo x 2>&1 > /dev/proof",
      finds: /^1, 11\n.*not permitted$/,
    },
  },
  {
    option: 'runtime',
    fields: ['HostConfig.Runtime'],
    rule: 'One of the operator’s `allow_runtimes`',
    proof: {
      kind: 'container',
      container: 'options',
      asks: { runtime: 'runc' },
      finds: { HostConfig: { Runtime: 'runc' } },
    },
  },
  {
    option: 'isolation',
    fields: ['HostConfig.Isolation'],
    rule: '`hyperv` or `process` on Windows, `hyperv` if unset; an error elsewhere',
    proof: {
      kind: 'request',
      asks: { isolation: 'process' },
      finds: { HostConfig: { Isolation: 'process' } },
      because: 'only an engine with Windows containers has it',
      host: { os: 'windows' },
    },
  },
]

import { fileURLToPath } from 'node:url'
import type { OptionProof } from './option-proof.ts'

const noMkdir = fileURLToPath(new URL('seccomp-no-mkdir.json', import.meta.url))

/** Whether process 1 has the capability of this number: `1` or `0`. */
const capability = (number: number) =>
  `echo $(( 0x$(awk '/^CapEff/ { print $2 }' /proc/1/status) >> ${number} & 1 ))`

/** What it is allowed: driver.md §4.3. */
export const privilegeProofs: OptionProof[] = [
  {
    option: 'privileged',
    fields: ['HostConfig.Privileged'],
    rule: 'Only where the operator’s `allow_privileged` says so',
    proof: {
      kind: 'request',
      asks: { privileged: true },
      finds: { HostConfig: { Privileged: true } },
      because:
        'an engine that has not all capabilities itself, as in a virtual machine’s sandbox, cannot give them',
    },
  },
  {
    option: 'cap_add',
    fields: ['HostConfig.CapAdd'],
    rule: 'Out of the operator’s `allow_caps`',
    proof: {
      kind: 'kernel',
      container: 'plain',
      asks: { cap_add: ['CAP_Net_Admin'] },
      reads: capability(12),
      finds: '1',
    },
  },
  {
    option: 'cap_drop',
    fields: ['HostConfig.CapDrop'],
    rule: 'Dropped from the engine’s default',
    proof: {
      kind: 'kernel',
      container: 'plain',
      asks: { cap_drop: ['mknod'] },
      reads: capability(27),
      finds: '0',
    },
  },
  {
    option: 'cap_drop',
    fields: ['HostConfig.CapDrop'],
    rule: 'What the default has and `allow_caps` lacks is dropped without it: `net_raw`',
    proof: { kind: 'kernel', container: 'plain', asks: {}, reads: capability(13), finds: '0' },
  },
  {
    option: 'security_opt',
    fields: ['HostConfig.SecurityOpt'],
    rule: '`no-new-privileges`',
    proof: {
      kind: 'kernel',
      container: 'plain',
      asks: { security_opt: ['no-new-privileges'] },
      reads: "awk '/^NoNewPrivs/ { print $2 }' /proc/1/status",
      finds: '1',
    },
  },
  {
    option: 'security_opt',
    fields: ['HostConfig.SecurityOpt'],
    rule: '`seccomp=<file>`: the profile is read and sent',
    proof: {
      kind: 'kernel',
      container: 'plain',
      asks: { security_opt: [`seccomp=${noMkdir}`] },
      reads: 'mkdir /tmpfs/refused 2>&1; touch /tmpfs/made && ls /tmpfs',
      finds: /^mkdir: .*not permitted\nmade$/,
    },
  },
  {
    option: 'security_opt',
    fields: ['HostConfig.SecurityOpt'],
    rule: '`apparmor=<profile>` and `label=<label>`, but those that confine nothing',
    proof: {
      kind: 'container',
      container: 'options',
      asks: { security_opt: ['label=level:s0', 'apparmor=docker-default'] },
      finds: { HostConfig: { SecurityOpt: ['label=level:s0', 'apparmor=docker-default'] } },
    },
  },
  {
    option: 'sysctl',
    fields: ['HostConfig.Sysctls'],
    rule: 'Settings of the container’s own namespaces',
    proof: {
      kind: 'kernel',
      container: 'plain',
      asks: { sysctl: { 'net.core.somaxconn': '611' } },
      reads: 'cat /proc/sys/net/core/somaxconn',
      finds: '611',
    },
  },
  {
    option: 'cgroupns',
    fields: ['HostConfig.CgroupnsMode'],
    rule: '`private` or `host`',
    proof: {
      kind: 'kernel',
      container: 'plain',
      asks: { cgroupns: 'private' },
      reads: 'readlink /proc/self/ns/cgroup',
      finds: { link: '/proc/self/ns/cgroup', isSame: false },
    },
  },
  ...hostMode('cgroupns', 'CgroupnsMode', 'cgroup', '`host`: the engine’s own'),
  ...hostMode('ipc_mode', 'IpcMode', 'ipc'),
  ...hostMode('pid_mode', 'PidMode', 'pid'),
  ...hostMode('uts_mode', 'UTSMode', 'uts'),
  {
    option: 'userns_mode',
    fields: ['HostConfig.UsernsMode'],
    rule: 'Out of the operator’s `allowed_modes`, or with `allow_privileged`',
    proof: {
      kind: 'container',
      container: 'host',
      asks: { userns_mode: 'host' },
      finds: { HostConfig: { UsernsMode: 'host' } },
    },
  },
]

function hostMode(
  option: string,
  field: string,
  link: string,
  rule = 'Out of the operator’s `allowed_modes`, or with `allow_privileged`',
): OptionProof[] {
  const path = `/proc/self/ns/${link}`
  return [
    {
      option,
      fields: [`HostConfig.${field}`],
      rule,
      proof: {
        kind: 'kernel',
        container: 'host',
        asks: { [option]: 'host' },
        reads: `readlink ${path}`,
        finds: { link: path, isSame: true },
      },
    },
  ]
}

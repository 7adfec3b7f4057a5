import type { OptionProof } from './option-proof.ts'

/** The flags of what is mounted at a path, those of the mount and those of its file system, and the file system. */
const mounted = (target: string) =>
  `awk '$5 == "${target}" { print $6, $(NF-2), $NF }' /proc/self/mountinfo`

/** Its files: driver.md §4.4. */
export const fileProofs: OptionProof[] = [
  {
    option: 'readonly_rootfs',
    fields: ['HostConfig.ReadonlyRootfs'],
    rule: 'The image’s files cannot be written',
    proof: {
      kind: 'kernel',
      container: 'plain',
      asks: { readonly_rootfs: true },
      reads: 'touch /refused 2>&1',
      finds: /Read-only file system/,
    },
  },
  {
    option: 'storage_opt',
    fields: ['HostConfig.StorageOpt'],
    rule: 'Options of the engine’s storage driver',
    proof: {
      kind: 'request',
      asks: { storage_opt: { size: '1G' } },
      finds: { HostConfig: { StorageOpt: { size: '1G' } } },
      because:
        'overlay2 takes `size` only on XFS with project quotas, and refuses the create elsewhere',
    },
  },
  {
    option: 'volumes',
    fields: ['HostConfig.Binds'],
    rule: '`source:destination[:mode]`, a relative source inside the task’s directory',
    proof: {
      kind: 'kernel',
      container: 'plain',
      asks: { volumes: ['local/data:/data:ro'] },
      reads: `touch /data/refused 2>&1; touch /local/data/seen && ls /data`,
      finds: /Read-only file system\nseen$/,
    },
  },
  {
    option: 'volume_driver',
    fields: ['HostConfig.VolumeDriver'],
    rule: 'Who makes the volumes of `volumes`; needs `volumes { enabled = true }`',
    proof: {
      kind: 'test',
      shows: 'kernel',
      file: 'packages/driver/src/files.engine.test.ts',
      title: 'mounts a volume of its volume_driver',
    },
  },
  {
    option: 'mount',
    fields: ['HostConfig.Mounts'],
    rule: 'A `bind`, a relative source inside the task’s directory',
    proof: {
      kind: 'kernel',
      container: 'plain',
      asks: { mount: [{ type: 'bind', source: 'local', target: '/bound', readonly: true }] },
      reads: 'touch /bound/refused 2>&1; ls -d /bound/data',
      finds: /Read-only file system\n\/bound\/data$/,
    },
  },
  {
    option: 'mount',
    fields: ['HostConfig.Mounts'],
    rule: 'A `tmpfs`, with its size in bytes and its mode as a decimal number',
    proof: {
      kind: 'kernel',
      container: 'plain',
      asks: {
        mount: [
          { type: 'tmpfs', target: '/memory', tmpfs_options: { size: 1_048_576, mode: 448 } },
        ],
      },
      reads: mounted('/memory'),
      finds: /tmpfs rw,size=1024k,mode=700/,
    },
  },
  {
    option: 'mount',
    fields: ['HostConfig.Mounts'],
    rule: 'A `volume`, without a source one of its own; needs `volumes { enabled = true }`',
    proof: {
      kind: 'kernel',
      container: 'plain',
      asks: { mount: [{ type: 'volume', target: '/own' }] },
      reads: `awk '$5 == "/own" { print $4 }' /proc/self/mountinfo; touch /own/made && ls /own`,
      finds: /\/volumes\/.*\nmade$/,
    },
  },
  {
    option: 'mount',
    fields: ['HostConfig.Mounts'],
    rule: '`bind_options` and `volume_options`',
    proof: {
      kind: 'container',
      container: 'options',
      asks: {
        mount: [
          {
            type: 'bind',
            source: 'local',
            target: '/bound',
            bind_options: { propagation: 'rprivate' },
          },
          {
            type: 'volume',
            target: '/own',
            volume_options: {
              no_copy: true,
              labels: { a: 'b' },
              driver_config: { name: 'local', options: {} },
            },
          },
        ],
      },
      finds: {
        HostConfig: {
          Mounts: [
            { Target: '/bound', BindOptions: { Propagation: 'rprivate' } },
            {
              Target: '/own',
              VolumeOptions: { NoCopy: true, Labels: { a: 'b' }, DriverConfig: { Name: 'local' } },
            },
          ],
        },
      },
    },
  },
  {
    option: 'mounts',
    fields: ['HostConfig.Mounts'],
    rule: 'The same as `mount`',
    proof: {
      kind: 'kernel',
      container: 'plain',
      asks: { mounts: [{ type: 'tmpfs', target: '/older', tmpfs_options: { size: 65_536 } }] },
      reads: mounted('/older'),
      finds: /tmpfs rw,size=64k/,
    },
  },
  {
    option: 'tmpfs',
    fields: ['HostConfig.Tmpfs'],
    rule: '`/path:options`, the options of tmpfs(5)',
    proof: {
      kind: 'kernel',
      container: 'plain',
      asks: { tmpfs: ['/tmpfs:size=128k'] },
      reads: mounted('/tmpfs'),
      finds: /tmpfs rw,size=128k/,
    },
  },
]

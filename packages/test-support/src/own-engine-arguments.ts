import { join } from 'node:path'
import type { OwnEngineFolder } from './own-engine-folder.ts'
import type { OwnEngineOptions } from './own-engine-options.ts'

/** Of a dockerd that keeps away from everything of the shared engine. */
export function toArguments(folder: OwnEngineFolder, options: OwnEngineOptions): string[] {
  const { liveRestore = false, logOptions = {} } = options
  const inFolder = (name: string) => join(folder.path, name)
  return [
    `--host=unix://${inFolder('docker.sock')}`,
    `--containerd=${inFolder('containerd.sock')}`,
    `--data-root=${inFolder('data')}`,
    `--exec-root=${inFolder('exec')}`,
    `--pidfile=${inFolder('dockerd.pid')}`,
    // The host's own settings are for the shared engine.
    `--config-file=${inFolder('daemon.json')}`,
    `--bridge=${folder.bridge}`,
    `--cgroup-parent=${folder.cgroupParent}`,
    ...['--iptables=false', '--ip6tables=false', '--ip-forward=false'],
    ...(liveRestore ? ['--live-restore'] : []),
    ...Object.entries(logOptions).map(([name, value]) => `--log-opt=${name}=${value}`),
  ]
}

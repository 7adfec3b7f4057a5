import type { NetworkMode } from './network.ts'

/** What a driver can do; the fields that are left out are false, `none` and `any`. */
export interface Capabilities {
  sendSignals?: boolean
  exec?: boolean
  fsIsolation?: 'none' | 'chroot' | 'image' | 'unveil'
  networkModes?: NetworkMode[]
  /** Nomad then calls `createNetwork` and `destroyNetwork` instead of making networks itself. */
  mustCreateNetwork?: boolean
  /** Whether tasks may have volumes. */
  mounts?: 'any' | 'none'
  /** Nomad then starts no `logmon`: the driver writes the log files itself. */
  disableLogCollection?: boolean
  dynamicWorkloadUsers?: boolean
}

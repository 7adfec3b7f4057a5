/** The options of a task about files, with the names that users type: driver.md §2, §4.4. */
export interface FileOptions {
  /** `src:dst[:mode]` */
  volumes?: readonly string[]
  volume_driver?: string
  mount?: readonly MountOptions[]
  mounts?: readonly MountOptions[]
  /** `/path[:options]` */
  tmpfs?: readonly string[]
}

export interface MountOptions {
  /** `volume` if unset. */
  type?: string
  target?: string
  source?: string
  readonly?: boolean
  bind_options?: { propagation?: string }
  tmpfs_options?: {
    /** Bytes. */
    size?: number
    /** Permissions, as a decimal number: 511 is rwxrwxrwx. */
    mode?: number
  }
  volume_options?: {
    no_copy?: boolean
    labels?: Readonly<Record<string, string>>
    driver_config?: { name?: string; options?: Readonly<Record<string, string>> }
  }
}

/** The operator's. */
export interface FilePolicy {
  volumes: { enabled?: boolean; selinuxlabel?: string }
}

/** What each of them is planned by. */
export interface FileContext {
  allocDir: string
  taskDir: string
  /** Volumes are off: only what is inside the allocation may be bound. */
  sandboxed: boolean
  selinuxlabel?: string
  volumeDriver?: string
}

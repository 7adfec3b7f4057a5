import type { TaskConfig } from '../../src/index.ts'
import type { settings } from '../task.ts'

/** A row of docs/options.md: what an option of a docker task becomes, and how that is proven. */
export interface OptionProof {
  /** One of `dockerConfigOptions`. */
  option: string
  /** Where it goes: paths in the engine's create request; `*` stands for any key. Empty where it is not in that. */
  fields: readonly string[]
  /** In one sentence. */
  rule: string
  proof: KernelProof | ContainerProof | RequestProof | NamedProof
}

/** What comes out of a shell command inside the container. */
export interface KernelProof extends Asked {
  kind: 'kernel'
  reads: string
  finds: string | RegExp | HostLink
}

/** What the engine's inspect says, in part. */
export interface ContainerProof extends Asked {
  kind: 'container'
  finds: object
}

/** What is sent, in part, where this machine cannot show more. */
export interface RequestProof {
  kind: 'request'
  asks: WrittenConfig
  finds: object
  /** Why no more can be shown. */
  because: string
  host?: Partial<(typeof settings)['host']>
}

/** A test of its own. */
export interface NamedProof {
  kind: 'test'
  /** How that test reads it; `image`: by what is pulled and run. */
  shows: 'kernel' | 'container' | 'image'
  /** From the root of the repository. */
  file: string
  title: string
}

interface Asked {
  /** Rows of one container are asked of one container together. */
  container: ProofContainer
  asks: WrittenConfig
  resources?: Partial<TaskConfig['resources']>
}

export type ProofContainer = 'plain' | 'entrypoint' | 'init' | 'terminal' | 'host' | 'options'

/** A symlink of `/proc` that is the same, or not the same, as the one of the test's own process. */
export interface HostLink {
  link: string
  isSame: boolean
}

/** As it is in a job file. */
type WrittenConfig = Record<string, unknown>

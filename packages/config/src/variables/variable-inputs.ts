import type { Source } from '@longshore/hcl'

/** Where the values of a job file's variables come from besides their defaults. Of several, the last counts. */
export interface VariableInputs {
  /** Names and values of the process's environment; those that begin with `NOMAD_VAR_` count. */
  environment?: Readonly<Record<string, string | undefined>>
  /** Files of `name = value`, in HCL or JSON. */
  files?: readonly Source[]
  /** `-var name=value`, as name and value. */
  arguments?: readonly (readonly [name: string, text: string])[]
}

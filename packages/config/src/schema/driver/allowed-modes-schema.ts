import { z } from 'zod'
import { ipcMode, pidMode, usernsMode, utsMode } from '../docker/namespace-mode.ts'
import { block } from '../hcl-shapes.ts'

/** Globs, such as `container:*`. */
export const allowedModesSchema = block(
  { block: 'allowed_modes', assignable: true },
  {
    pid: z.array(pidMode).default([]).describe('Values of pid_mode that tasks may ask for'),
    ipc: z.array(ipcMode).default([]).describe('Values of ipc_mode that tasks may ask for'),
    userns: z
      .array(usernsMode)
      .default([])
      .describe('Values of userns_mode that tasks may ask for'),
    uts: z.array(utsMode).default([]).describe('Values of uts_mode that tasks may ask for'),
  },
)

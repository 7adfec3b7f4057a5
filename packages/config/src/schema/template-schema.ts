import { z } from 'zod'
import { choice } from './choice.ts'
import { duration } from './duration.ts'
import { block } from './hcl-shapes.ts'
import { killSignal } from './kill-signal.ts'
import { text } from './text.ts'

const changeScriptSchema = block(
  { block: 'change_script' },
  {
    command: text.min(1).describe('The program to run inside the task'),
    args: z.array(text).default([]).describe('Its arguments'),
    timeout: duration.prefault('5s').describe('How long it may take'),
    fail_on_error: z.boolean().default(false).describe('Whether its failure fails the task'),
    run_on_first_render: z.boolean().default(false).describe('Whether it runs at the start too'),
  },
)

const waitSchema = block(
  { block: 'wait' },
  {
    min: duration.describe('The least time to wait for further changes'),
    max: duration.describe('The longest time to wait for further changes'),
  },
)

/** Defaults: api/tasks.go `Template.Canonicalize`. */
export const templateSchema = block(
  { block: 'template' },
  {
    source: text.optional().describe("The template's file"),
    data: text.optional().describe('The template itself'),
    destination: text.min(1).describe("Where its result goes, in the task's directory"),
    change_mode: choice(['restart', 'noop', 'signal', 'script'])
      .default('restart')
      .describe('What is done when the result changes'),
    change_signal: killSignal
      .optional()
      .describe('The signal to send where change_mode is "signal"; SIGHUP if unset'),
    change_script: changeScriptSchema
      .optional()
      .describe('What to run where change_mode is "script"'),
    once: z.boolean().default(false).describe('Whether it is rendered at the start alone'),
    splay: duration.prefault('5s').describe('A random wait up to this before the change is told'),
    perms: z
      .string()
      .regex(/^[0-7]{1,4}$/, {
        error: ({ input }) =>
          `must be permissions in octal, such as "0644", and is ${JSON.stringify(input)}`,
      })
      .default('0644')
      .describe("The result's permissions, in octal"),
    uid: z.int().optional().describe("The user id that owns the result; the agent's if unset"),
    gid: z.int().optional().describe("The group id that owns the result; the agent's if unset"),
    left_delimiter: z.string().min(1).default('{{').describe('What begins an action'),
    right_delimiter: z.string().min(1).default('}}').describe('What ends an action'),
    env: z
      .boolean()
      .default(false)
      .describe('Whether the result is lines of KEY=value for the environment'),
    wait: waitSchema.optional().describe('How long to wait until changes have settled'),
    error_on_missing_key: z
      .boolean()
      .default(false)
      .describe('Whether a key that does not exist is an error'),
  },
)

import { isIP } from 'node:net'
import { type Command, InvalidArgumentError } from 'commander'
import { repeatable } from './repeatable.ts'
import { toVariable } from './to-variable.ts'

/** Options of every command that reads a job file. */
export function addJobOptions(command: Command): Command {
  return command
    .addOption(repeatable('--var <name=value>', 'value of a variable', toVariable))
    .addOption(repeatable('--var-file <path>', 'file of name = value, in HCL or JSON', String))
    .option('--hcl1', 'read the job file as HCL1, whatever it looks like')
}

/** Options of the commands that plan a job for this machine. */
export function addPlanOptions(command: Command): Command {
  return command
    .addOption(repeatable('--config <path>', 'agent file, or a folder of them', String))
    .option(
      '--data-dir <path>',
      'state and allocation directories (default: a folder for this job)',
    )
    .option(
      '--host-ip <address>',
      "address that ports are published on (default: the agent files', else 127.0.0.1)",
      toIp,
    )
}

function toIp(text: string): string {
  if (isIP(text) === 0) throw new InvalidArgumentError('It is no IP address.')
  return text
}

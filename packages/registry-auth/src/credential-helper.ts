import { LongshoreError } from '@longshore/errors'
import type { CredentialProvider } from './credential-provider.ts'
import type { Credentials } from './credentials.ts'
import { dockerHub, dockerHubKey } from './docker-hub.ts'
import { badOutput, toHelperError } from './helper-error.ts'
import { parseHelperOutput } from './parse-helper-output.ts'
import type { ExitedCommand, RunCommand } from './run-command.ts'

/**
 * Asks a `docker-credential-<helper>` program for a registry's credentials. Docker Hub is asked for by its domain
 * `docker.io`, as Nomad does, and where there is nothing by `https://index.docker.io/v1/`, as `docker login` stores it.
 *
 * `find` throws a LongshoreError: `HELPER_NOT_FOUND`, `HELPER_NOT_EXECUTABLE`, `HELPER_FAILED`, `HELPER_TIMED_OUT`,
 * `HELPER_OUTPUT_TOO_LARGE` or `HELPER_BAD_OUTPUT`. None holds anything that the program printed.
 *
 * @throws LongshoreError `HELPER_NAME_INVALID`
 */
export function createCredentialHelper(helper: string, runCommand: RunCommand): CredentialProvider {
  checkName(helper)
  const program = `docker-credential-${helper}`
  return {
    async find(registry, signal) {
      const servers = registry === dockerHub ? [dockerHub, dockerHubKey] : [registry]
      for (const server of servers) {
        const credentials = await ask(server, signal)
        if (credentials !== undefined) return { credentials, source: program }
      }
      return undefined
    },
  }

  async function ask(server: string, signal: AbortSignal): Promise<Credentials | undefined> {
    const outcome = await runCommand(program, ['get'], { input: server, signal })
    if (outcome.kind !== 'exited') throw toHelperError(program, server, outcome)
    if (outcome.exitCode !== 0) {
      if (saysNotFound(outcome)) return undefined
      throw toHelperError(program, server, outcome)
    }
    const output = parseHelperOutput(outcome.stdout)
    if ('problem' in output) throw badOutput(program, server, output.problem)
    return output.credentials
  }
}

/** The protocol's sentence, `credentials not found in native keychain`, as a line of either output. */
function saysNotFound({ stdout, stderr }: ExitedCommand): boolean {
  const sentence = /^\s*(?:error: *)?credentials not found(?: in native keychain)?\.?\s*$/im
  return sentence.test(stdout) || sentence.test(stderr)
}

function checkName(helper: string): void {
  if (/^\w[\w.+-]*$/.test(helper)) return
  throw new LongshoreError(
    'HELPER_NAME_INVALID',
    `The credential helper ${JSON.stringify(helper)} is no name of a helper.`,
    {
      hint: 'Write what follows docker-credential- in the name of a program on PATH: pass, ecr-login.',
    },
  )
}

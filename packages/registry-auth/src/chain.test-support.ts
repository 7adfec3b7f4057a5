import type { Secret } from '@longshore/errors'
import {
  type AuthChain,
  type CommandOutcome,
  type Credentials,
  createAuthChain,
  type DriverAuth,
  type FindAuthOptions,
  type FoundAuth,
  parseImageReference,
  type RunCommand,
} from './index.ts'

export const never = new AbortController().signal

/** Makes a chain on files and helpers that are only told of. A helper says the same to all servers, or each its own. */
export function chainOf(options: {
  auth: DriverAuth
  file?: unknown
  helpers?: Record<string, Record<string, CommandOutcome> | CommandOutcome>
  now?: () => number
}): { chain: AuthChain; asked: string[] } {
  const { auth, file = {}, helpers = {}, now = () => 0 } = options
  const asked: string[] = []
  const runCommand: RunCommand = async (program, _args, { input }) => {
    asked.push(`${program} ${input}`)
    const answers = helpers[program.replace('docker-credential-', '')]
    if (answers === undefined) return { kind: 'not-started', code: 'ENOENT' }
    return isOutcome(answers) ? answers : (answers[input] ?? answer('', ''))
  }
  const readFile = async () => (typeof file === 'string' ? file : JSON.stringify(file))
  return { chain: createAuthChain({ auth, runCommand, readFile, now }), asked }
}

function isOutcome(answers: object): answers is CommandOutcome {
  return 'kind' in answers
}

export function find(
  chain: AuthChain,
  image: string,
  options: Partial<FindAuthOptions> = {},
): Promise<FoundAuth> {
  return chain.find(parseImageReference(image), { signal: never, ...options })
}

/** What is found for an image by an auth file alone. */
export async function findInFile(file: unknown, image = 'example.com/app') {
  const { chain } = chainOf({ auth: { config: '/auth.json' }, file })
  return reveal((await find(chain, image)).credentials)
}

export function exited(outcome: {
  exitCode?: number | null
  stdout?: string
  stderr?: string
}): CommandOutcome {
  return { kind: 'exited', exitCode: 0, stdout: '', stderr: '', ...outcome }
}

/** A helper's proper answer. */
export function answer(username: string, secret: string): CommandOutcome {
  return exited({ stdout: JSON.stringify({ ServerURL: 'x', Username: username, Secret: secret }) })
}

/** The credentials with their secrets in the open, to compare them. */
export function reveal(credentials: Credentials | undefined): Record<string, string> | undefined {
  if (credentials === undefined) return undefined
  const entries = Object.entries(credentials) as [string, string | Secret][]
  return Object.fromEntries(
    entries.map(([key, value]) => [key, typeof value === 'string' ? value : value.reveal()]),
  )
}

export function base64(text: string): string {
  return Buffer.from(text).toString('base64')
}

import { temporaryDirectory } from '@longshore/test-support'
import { describe, expect, it } from 'vitest'
import { answer, chainOf, exited, find, never, reveal } from './chain.test-support.ts'
import { writeHelperPrograms } from './helper-programs.test-support.ts'
import { type CommandOutcome, createCredentialHelper, createRunCommand } from './index.ts'

const hub = 'https://index.docker.io/v1/'
const notFound = 'credentials not found in native keychain'

async function findWith(outcome: CommandOutcome) {
  const found = await createCredentialHelper('x', async () => outcome).find('example.com', never)
  return reveal(found?.credentials)
}

describe('a credential helper', () => {
  it.each<{ why: string; outcome: CommandOutcome; expected: object | undefined }>([
    {
      why: 'a password',
      outcome: answer('ali', 's'),
      expected: { username: 'ali', password: 's' },
    },
    { why: 'an identity token', outcome: answer('<token>', 't'), expected: { identityToken: 't' } },
    { why: 'an empty secret', outcome: answer('ali', ''), expected: undefined },
    { why: 'an empty username', outcome: answer('', 's'), expected: undefined },
    {
      why: 'not found on stdout',
      outcome: exited({ exitCode: 1, stdout: `${notFound}\n` }),
      expected: undefined,
    },
    {
      why: 'not found on stderr',
      outcome: exited({ exitCode: 1, stderr: `time=…\nError: ${notFound}\r\n` }),
      expected: undefined,
    },
    {
      why: 'its short form',
      outcome: exited({ exitCode: 2, stdout: 'Credentials not found.' }),
      expected: undefined,
    },
  ])('takes $why', async ({ outcome, expected }) => {
    expect(await findWith(outcome)).toEqual(expected)
  })

  it.each<{ why: string; outcome: CommandOutcome; code: string; says: string }>([
    {
      why: 'a failed helper',
      outcome: exited({ exitCode: 1 }),
      code: 'HELPER_FAILED',
      says: 'asked for example.com, failed with exit code 1.',
    },
    {
      why: 'a helper that a signal ended',
      outcome: exited({ exitCode: null }),
      code: 'HELPER_FAILED',
      says: 'was ended by a signal',
    },
    {
      why: 'a sentence of the protocol',
      outcome: exited({ exitCode: 1, stdout: 'no credentials username\n' }),
      code: 'HELPER_FAILED',
      says: 'exit code 1: no credentials username.',
    },
    {
      why: 'other credentials that are not found',
      outcome: exited({ exitCode: 1, stderr: 'vault credentials not found' }),
      code: 'HELPER_FAILED',
      says: 'exit code 1.',
    },
    {
      why: 'output that is not JSON',
      outcome: exited({ stdout: 'oops' }),
      code: 'HELPER_BAD_OUTPUT',
      says: 'no JSON object',
    },
    { why: 'no output', outcome: exited({}), code: 'HELPER_BAD_OUTPUT', says: 'no JSON object' },
    {
      why: 'null',
      outcome: exited({ stdout: 'null' }),
      code: 'HELPER_BAD_OUTPUT',
      says: 'no JSON object',
    },
    {
      why: 'a number as the secret',
      outcome: exited({ stdout: '{"Username":"a","Secret":1}' }),
      code: 'HELPER_BAD_OUTPUT',
      says: 'without the strings Username and Secret',
    },
    {
      why: 'too much output',
      outcome: { kind: 'output-too-large', maxBytes: 9 },
      code: 'HELPER_OUTPUT_TOO_LARGE',
      says: 'more than 9 bytes',
    },
    {
      why: 'a helper that hangs',
      outcome: { kind: 'timed-out', timeoutMs: 30_000 },
      code: 'HELPER_TIMED_OUT',
      says: 'within 30 s',
    },
    {
      why: 'no helper',
      outcome: { kind: 'not-started', code: 'ENOENT' },
      code: 'HELPER_NOT_FOUND',
      says: 'docker-credential-x',
    },
    {
      why: 'a file without x',
      outcome: { kind: 'not-started', code: 'EACCES' },
      code: 'HELPER_NOT_EXECUTABLE',
      says: 'EACCES',
    },
    {
      why: 'too many open files',
      outcome: { kind: 'not-started', code: 'EMFILE' },
      code: 'HELPER_FAILED',
      says: 'cannot be started now: EMFILE',
    },
  ])('rejects $why with $code', async ({ outcome, code, says }) => {
    const message = expect.stringMatching(
      /^The credential helper docker-credential-x, asked for example\.com, /,
    )
    await expect(findWith(outcome)).rejects.toMatchObject({
      code,
      message,
      hint: expect.any(String),
    })
    await expect(findWith(outcome)).rejects.toThrow(says)
  })

  it.each(['', 'a b', '../x', '/bin/x', 'a/b', '-x', 'a\n', 'a;b', '$(x)'])(
    'refuses the name %j',
    (helper) => {
      expect(() => chainOf({ auth: { providers: [{ matchImages: [], helper }] } })).toThrowError(
        expect.objectContaining({ code: 'HELPER_NAME_INVALID' }),
      )
    },
  )

  it('refuses a bad name in an auth file when it is used', async () => {
    const { chain, asked } = chainOf({
      auth: { config: '/a' },
      file: { credsStore: '../../tmp/x' },
    })
    await expect(find(chain, 'redis')).rejects.toMatchObject({ code: 'HELPER_NAME_INVALID' })
    expect(asked).toEqual([])
  })

  it('asks for Docker Hub by both of its names, for others once', async () => {
    const { chain, asked } = chainOf({ auth: { helper: 'x' }, helpers: { x: answer('', '') } })
    await find(chain, 'redis')
    await find(chain, 'h:5000/a')
    expect(asked).toEqual(
      ['docker.io', hub, 'h:5000'].map((server) => `docker-credential-x ${server}`),
    )
  })

  it('runs as a real program', async () => {
    const env = await writeHelperPrograms(await temporaryDirectory(), {
      x: 'read -r server; printf \'{"Username":"%s","Secret":"%s"}\' "$1" "$server"',
    })
    const helper = createCredentialHelper('x', createRunCommand({ env }))
    const found = await helper.find('example.com', never)
    expect(reveal(found?.credentials)).toEqual({ username: 'get', password: 'example.com' })
  })
})

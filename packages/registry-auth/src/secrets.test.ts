import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { format, inspect } from 'node:util'
import { temporaryDirectory } from '@longshore/test-support'
import { expect, it } from 'vitest'
import { base64, find } from './chain.test-support.ts'
import { writeHelperPrograms } from './helper-programs.test-support.ts'
import {
  createAuthChain,
  createRunCommand,
  type DriverAuth,
  type FindAuthOptions,
  readTextFile,
} from './index.ts'

const secret = 'c0rr3ct&h0rse'
const auth = base64(`ali:${secret}`)

/** Everything that a careless log could make of a value. */
function showAll(value: unknown): string {
  const { message, stack, hint, cause } = value as Record<string, unknown>
  return [
    inspect(value, { depth: Infinity }),
    inspect(value, { depth: Infinity, showHidden: true, customInspect: false, getters: true }),
    format('%s %o %O %j', value, value, value, value),
    JSON.stringify(value),
    JSON.stringify(structuredClone(value)),
    ...[message, stack, hint, cause].map(String),
  ].join('\n')
}

function expectNoSecret(value: unknown): void {
  const shown = showAll(value)
  for (const part of [secret, auth]) expect(shown).not.toContain(part)
}

const helpers = {
  good: `echo '{"Username":"ali","Secret":"${secret}"}'`,
  token: `echo '{"Username":"<token>","Secret":"${secret}"}'`,
  stderr: `echo 'login failed: ${secret}' >&2; exit 1`,
  stdout: `echo 'login failed: ${secret}'; exit 1`,
  garbage: `echo '${secret}'`,
  half: `printf '{"Username":"ali","Secret":"${secret}'`,
  list: `echo '{"Username":"ali","Secret":["${secret}"]}'`,
  megabyte: `echo '${secret}'; head -c 1000000 /dev/zero`,
  hangs: `echo '${secret}'; echo '${secret}' >&2; sleep 1000`,
  signal: `echo '${secret}' >&2; kill -KILL $$`,
}

const files = [
  { auths: { 'a.io': { auth } } },
  { auths: { 'a.io': { identitytoken: secret } } },
  { auths: { 'a.io': { registrytoken: secret } } },
  { auths: { 'a.io': { auth: `${secret}!` } } },
  { auths: { 'a.io': { auth: base64(secret) } } },
  { auths: { 'a.io': { password: secret } } },
  { auths: { 'a.io': secret } },
  { auths: { [`https://ali:${secret}@a.io/v1/`]: { auth: 1 } } },
  { auths: secret },
  secret,
]

const cases: {
  why: string
  driver: DriverAuth
  file?: unknown
  options?: Partial<FindAuthOptions>
}[] = [
  ...Object.keys(helpers).map((helper) => ({ why: `the helper ${helper}`, driver: { helper } })),
  ...Object.keys(helpers).map((helper) => ({
    why: `the helper ${helper} with a soft failure`,
    driver: { helper },
    options: { softFail: true },
  })),
  ...files.map((file, index) => ({ why: `file ${index}`, driver: {}, file: JSON.stringify(file) })),
  { why: 'a file cut off', driver: {}, file: `{"auths":{"a.io":{"auth":"${secret}` },
  { why: 'a file of plain text', driver: {}, file: secret },
  { why: 'the task', driver: {}, options: { taskAuth: { username: 'ali', password: secret } } },
]

it.each(cases)('are nowhere in what comes of $why', async ({ driver, file, options }) => {
  const folder = await temporaryDirectory()
  const config = join(folder, 'config.json')
  if (file !== undefined) await writeFile(config, String(file))
  const env = await writeHelperPrograms(folder, helpers)
  const chain = createAuthChain({
    auth: file === undefined ? driver : { config },
    runCommand: createRunCommand({ env, timeoutMs: 500 }),
    readFile: readTextFile,
    now: () => 0,
  })
  expectNoSecret(await find(chain, 'a.io/app', options).catch((error: unknown) => error))
})

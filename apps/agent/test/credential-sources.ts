import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { account } from './private-registry.ts'

/** What stands in the job's `config`, in the agent's `auth`, and in the environment. */
interface Told {
  task?: string
  agent?: string
  env?: Record<string, string>
}

/** What a source is to know, and a folder for its files. */
interface Given {
  folder: string
  registry: string
  password: string
}

async function authFile({ folder, registry, password }: Given): Promise<string> {
  const auth = Buffer.from(`${account.username}:${password}`).toString('base64')
  const path = join(folder, 'config.json')
  await writeFile(path, JSON.stringify({ auths: { [registry]: { auth } } }))
  return path
}

/** A helper that notes, in `processes`, its own command line and environment and those of who asks it. */
async function helper({ folder, password }: Given): Promise<Record<string, string>> {
  const answer = JSON.stringify({ Username: account.username, Secret: password })
  const own = '/proc/$$/cmdline /proc/$$/environ'
  const parents = '/proc/$PPID/cmdline /proc/$PPID/environ'
  const script = `#!/bin/sh\ncat ${own} ${parents} >> ${folder}/processes\necho '${answer}'\n`
  await writeFile(join(folder, 'docker-credential-test'), script, { mode: 0o755 })
  return { PATH: `${folder}:/usr/bin:/bin` }
}

/** A source of credentials, and how `longshore run` is told of it. */
export interface CredentialSource {
  kind: 'passwords' | 'tokens'
  make: (given: Given) => Promise<Told>
  /** As errors have it. */
  named: string
}

export const taskBlock: CredentialSource = {
  kind: 'passwords',
  make: async ({ password }) => {
    const fields = { username: account.username, password }
    const lines = Object.entries(fields).map(([name, value]) => `${name} = "${value}"`)
    return { task: `auth {\n${lines.join('\n')}\n}` }
  },
  named: "the task's auth block",
}
export const operatorsFile: CredentialSource = {
  kind: 'tokens',
  make: async (given) => ({ agent: `config = "${await authFile(given)}"` }),
  named: 'the auth file /',
}
export const operatorsHelper: CredentialSource = {
  kind: 'passwords',
  make: async (given) => ({ agent: 'helper = "test"', env: await helper(given) }),
  named: 'docker-credential-test',
}
export const provider: CredentialSource = {
  kind: 'tokens',
  make: async (given) => ({
    agent: `providers {
      match_images = ["${given.registry.replace('127.', '*.')}/redis"]
      helper       = "test"
      cache_for    = "1h"
    }`,
    env: await helper(given),
  }),
  named: 'docker-credential-test',
}
export const dockerLogin: CredentialSource = {
  kind: 'passwords',
  make: async (given) => {
    await authFile(given)
    return { env: { DOCKER_CONFIG: given.folder } }
  },
  named: 'the auth file /',
}

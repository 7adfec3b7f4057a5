import { mkdir, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { parseAgentFiles } from '@longshore/config'
import { createFakeEngine, type RegistryAuth } from '@longshore/engine'
import { temporaryDirectory } from '@longshore/test-support'
import { expect, it } from 'vitest'
import { createAgentImages } from './create-agent-images.ts'

const image = 'registry.example.com/app:1'

/** Who is in each. */
const authFiles = {
  'operator.json': 'operator',
  'docker/config.json': 'docker',
  'home/.docker/config.json': 'home',
}

function authFile(username: string): string {
  const auth = Buffer.from(`${username}:s3cret`).toString('base64')
  return JSON.stringify({ auths: { 'registry.example.com': { auth } } })
}

/** The name under which an image is pulled, and where it comes from. `FOLDER` stands for the folder of the files. */
async function pullAs(auth: string, env: Record<string, string>) {
  const folder = await temporaryDirectory()
  for (const [path, username] of Object.entries(authFiles)) {
    await mkdir(dirname(join(folder, path)), { recursive: true })
    await writeFile(join(folder, path), authFile(username))
  }
  const filled = (value: string) => value.replace('FOLDER', folder)
  const text = `plugin "docker" { config { auth { ${filled(auth)} } } }`
  const { agent } = parseAgentFiles([{ path: 'agent.hcl', text }])
  if (!agent) throw new Error(`The agent file is no good: ${text}`)
  const engine = createFakeEngine()
  engine.scriptPull(image, () => [])
  const variables = Object.entries(env).map(([name, value]) => [name, filled(value)])
  const images = await createAgentImages(agent, engine, { env: Object.fromEntries(variables) })
  await images.ensure(image)
  const pull = engine.calls.find(({ method }) => method === 'pullImage')
  const { auth: sent } = (pull?.args[1] ?? {}) as { auth?: RegistryAuth }
  if (!sent) return undefined
  const { username } = JSON.parse(Buffer.from(sent.header.reveal(), 'base64url').toString())
  return { username, source: sent.source.replace(folder, '') }
}

it.each<{ why: string; auth?: string; env?: Record<string, string>; expected: object | undefined }>(
  [
    {
      why: "the operator's auth file, and not Docker's",
      auth: 'config = "FOLDER/operator.json"',
      env: { DOCKER_CONFIG: 'FOLDER/docker' },
      expected: { username: 'operator', source: 'the auth file /operator.json' },
    },
    {
      why: "Docker's in DOCKER_CONFIG, where the operator names no source",
      env: { DOCKER_CONFIG: 'FOLDER/docker', HOME: 'FOLDER/home' },
      expected: { username: 'docker', source: 'the auth file /docker/config.json' },
    },
    {
      why: "Docker's at home without DOCKER_CONFIG",
      env: { HOME: 'FOLDER/home' },
      expected: { username: 'home', source: 'the auth file /home/.docker/config.json' },
    },
    {
      why: 'nothing, where Docker has left none',
      env: { HOME: 'FOLDER/nobody' },
      expected: undefined,
    },
    {
      why: "nothing of Docker's, where the operator's providers are for other images",
      auth: 'providers { match_images = ["*.example.org"], helper = "none" }',
      env: { HOME: 'FOLDER/home' },
      expected: undefined,
    },
  ],
)('pulls with $why', async ({ auth = '', env = {}, expected }) => {
  expect(await pullAs(auth, env)).toEqual(expected)
})

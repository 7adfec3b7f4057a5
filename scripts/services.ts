// Makes sure of what tests, demo and benches need: a Docker engine, a registry, and images. What is there already is
// left as it is, and what is started here goes on after this script.
import { engineAddress } from '../packages/test-support/src/engine-address.ts'
import { services } from '../packages/test-support/src/services.ts'
import { ensureBusyboxImage } from './services/ensure-busybox-image.ts'
import { ensureCredentialHelper } from './services/ensure-credential-helper.ts'
import { ensureEngine } from './services/ensure-engine.ts'
import { ensureRedisImage } from './services/ensure-redis-image.ts'
import { ensureRegistry } from './services/ensure-registry.ts'
import { ensureRegistryProgram } from './services/ensure-registry-program.ts'
import { createRegistry } from './services/registry.ts'
import { runCommand } from './shared/run-command.ts'
import { ScriptError } from './shared/script-error.ts'

process.env.PATH += ':/usr/local/sbin:/usr/sbin:/sbin'

const tools = { run: runCommand, say: console.log }
const address = services.registry
const registry = createRegistry(address)

try {
  const engine = findEngine()
  const acts = [
    await ensureEngine(tools, engine),
    await ensureBusyboxImage(tools, engine.connection, services.busyboxImage),
    await ensureBusyboxImage(tools, engine.connection, services.pauseImage, services.pause),
    await ensureRegistryProgram(tools, services.registryProgram),
    await ensureRegistry(tools, registry, {
      address,
      program: services.registryProgram,
      folder: services.registryFolder,
    }),
    await ensureCredentialHelper(tools),
    await ensureRedisImage(tools, registry, services.redisImage),
  ]
  const what = `the engine at ${engine.endpoint}, the registry at ${address}, and the images`
  console.log(`${acts.includes(true) ? 'Services are ready' : 'Services are there'}: ${what}.`)
} catch (error) {
  console.error(error instanceof ScriptError ? error.message : error)
  process.exitCode = 1
}

function findEngine(): ReturnType<typeof engineAddress> {
  try {
    return engineAddress()
  } catch (cause) {
    throw new ScriptError((cause as Error).message, { cause })
  }
}

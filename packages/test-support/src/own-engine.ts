import type { ChildProcess } from 'node:child_process'
import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { findDebianEngine } from './debian-engine.ts'
import { engineAddress } from './engine-address.ts'
import { mountMemory } from './mount-memory.ts'
import { toArguments } from './own-engine-arguments.ts'
import { makeBridge } from './own-engine-bridge.ts'
import { startContainerd } from './own-engine-containerd.ts'
import { endOwnDaemon, freezeDaemon, startOwnDaemon } from './own-engine-daemon.ts'
import { makeOwnEngineFolder, type OwnEngineFolder } from './own-engine-folder.ts'
import { copyImages } from './own-engine-images.ts'
import type { OwnEngineOptions } from './own-engine-options.ts'
import { removeAbandonedEngines, removeOwnEngine } from './own-engine-remove.ts'
import { rawRequest } from './own-engine-request.ts'
import { prepareTls } from './own-engine-tls.ts'
import { services } from './services.ts'

/** A Docker engine that a test may stop, kill and freeze. */
export interface OwnEngine {
  /** `unix://…` */
  endpoint: string
  socketPath: string
  /** What is put here goes with it, mounts too. */
  folder: string
  /** Where it keeps its data. */
  dataRoot: string
  /** Paths of the client's files, where it was asked for TLS. */
  tls: { endpoint: string; ca: string; cert: string; key: string } | undefined
  /** Ends dockerd, and resolves when it has exited. */
  stop(signal: 'SIGTERM' | 'SIGKILL'): Promise<void>
  /** Starts dockerd again, and resolves when it answers. */
  start(): Promise<void>
  /** Stops dockerd in the middle of what it does; its connections stay open. Resolves when nothing of it runs. */
  freeze(): Promise<void>
  thaw(): void
  /** Ends it and removes all that it made. */
  dispose(): Promise<void>
}

/**
 * Starts an engine of a test's own beside the shared one: with a containerd, a bridge, a cgroup and folders of its own.
 * What such engines have left whose process was killed is removed first.
 *
 * @throws Error that says what is missing, where this is not root or a program is not there.
 */
export async function startOwnEngine(options: OwnEngineOptions = {}): Promise<OwnEngine> {
  if (process.getuid?.() !== 0)
    throw new Error('An engine of the test’s own needs root: run the tests as root.')
  await removeAbandonedEngines()
  const folder = await makeOwnEngineFolder()
  try {
    return await start(folder, options)
  } catch (error) {
    await removeOwnEngine(folder)
    throw error
  }
}

async function start(folder: OwnEngineFolder, options: OwnEngineOptions): Promise<OwnEngine> {
  const inFolder = (name: string) => join(folder.path, name)
  const socketPath = inFolder('docker.sock')
  const dataRoot = inFolder('data')
  const programs = await findDebianEngine(options.version ?? 'debian')
  await makeBridge(folder.bridge)
  await mkdir(dataRoot)
  await mkdir(inFolder('files'))
  if (options.dataSizeMib !== undefined) await mountMemory(dataRoot, options.dataSizeMib * 1024)
  const tls = options.tls ? await prepareTls(inFolder('')) : undefined
  const containerd = await startContainerd(folder, programs)
  const args = [...toArguments(folder, options), ...(tls?.args ?? [])]
  await writeFile(inFolder('daemon.json'), '{}')

  let dockerd: ChildProcess
  async function startDockerd() {
    dockerd = await startOwnDaemon({
      program: 'dockerd',
      args,
      path: programs,
      logFile: inFolder('dockerd.log'),
      socketPath,
      answers: (signal) => rawRequest({ socketPath }, { method: 'GET', path: '/_ping', signal }),
    })
  }
  await startDockerd()
  const { images = [services.busyboxImage] } = options
  if (images.length > 0) await copyImages(engineAddress().connection, { socketPath }, images)
  return {
    endpoint: `unix://${socketPath}`,
    socketPath,
    folder: inFolder('files'),
    dataRoot,
    tls: tls?.client,
    stop: (signal) => endOwnDaemon(dockerd, signal),
    start: startDockerd,
    freeze: () => freezeDaemon(dockerd),
    thaw: () => void dockerd.kill('SIGCONT'),
    async dispose() {
      await endOwnDaemon(dockerd, 'SIGKILL')
      await endOwnDaemon(containerd, 'SIGKILL')
      await removeOwnEngine(folder)
    },
  }
}

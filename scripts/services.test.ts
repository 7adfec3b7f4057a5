import { spawn } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import { once } from 'node:events'
import { text } from 'node:stream/consumers'
import { engineAddress, engineRequest, services } from '@longshore/test-support'
import { beforeAll, describe, expect, it, onTestFinished } from 'vitest'
import { ensureBusyboxImage } from './services/ensure-busybox-image.ts'
import { runCommand } from './shared/run-command.ts'

const script = new URL('./services.ts', import.meta.url).pathname
const run = async () => (await runCommand(process.execPath, [script])).toString()

it.each(['foo', 'ssh://x', 'https://x', 'tcp://', 'tcp://x:99999', 'unix:docker.sock'])(
  'npm run services refuses DOCKER_HOST=%s in one sentence',
  async (endpoint) => {
    const child = spawn(process.execPath, [script], {
      env: { ...process.env, DOCKER_HOST: endpoint },
      stdio: ['ignore', 'inherit', 'pipe'],
    })
    const [said, [exitCode]] = await Promise.all([text(child.stderr), once(child, 'close')])
    expect(said).toBe(
      `DOCKER_HOST is "${endpoint}": write unix:///path, tcp://host:port or http://host:port, or unset it.\n`,
    )
    expect(exitCode).toBe(1)
  },
)

describe('npm run services', () => {
  beforeAll(async () => void (await run()), 600_000)

  it('does nothing on the second run, and says so in one line', async () => {
    const image = () => engineRequest('GET', `/images/${services.busyboxImage}/json`)
    const manifest = () =>
      fetch(`http://${services.registry}/v2/redis/manifests/7`).then((answer) => answer.text())
    const before = [await image(), await manifest()]
    expect(await run()).toMatch(/^Services are there: .*\n$/)
    expect([await image(), await manifest()]).toEqual(before)
  })

  it('makes a missing image of busybox once', async () => {
    const image = `longshore-test/${randomUUID()}:1`
    onTestFinished(() => engineRequest('DELETE', `/images/${image}`).then(() => undefined))
    const said: string[] = []
    const tools = { run: runCommand, say: (line: string) => said.push(line) }
    const { connection } = engineAddress()

    expect(await ensureBusyboxImage(tools, connection, image)).toBe(true)
    expect(await ensureBusyboxImage(tools, connection, image)).toBe(false)
    expect(said).toEqual([`Making the image ${image} of Debian's busybox-static`])
    expect(await engineRequest('GET', `/images/${image}/json`)).toMatchObject({
      Config: { Cmd: ['sh'] },
    })
  })
})

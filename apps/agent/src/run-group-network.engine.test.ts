import { connect } from 'node:net'
import { text } from 'node:stream/consumers'
import {
  engineRequest,
  requireEngine,
  services,
  temporaryDirectory,
  useTestContainers,
} from '@longshore/test-support'
import { beforeAll, describe, expect, it } from 'vitest'
import { writeJobFolder } from '../test/job-folder.ts'

beforeAll(requireEngine)

describe('a group with a network of its own, as longshore runs it', () => {
  const { labels, list } = useTestContainers()

  const task = (name: string, script: string) => `
    task "${name}" {
      driver       = "docker"
      kill_timeout = "1s"
      config {
        image       = "${services.busyboxImage}"
        command     = "sh"
        args        = ["-c", ${JSON.stringify(script)}]
        extra_hosts = ["${name}.test:10.0.0.1"]
        labels      = ${JSON.stringify(labels)}
      }
    }`

  const job = `
    job "test" {
      group "g" {
        restart {
          attempts = 2
          delay    = "0s"
          mode     = "fail"
        }
        network {
          mode     = "bridge"
          hostname = "box"
          port "http" { to = 8080 }
        }
        ${task('web', 'trap "exit 0" TERM; echo hello > /index.html; httpd -p 8080 -h /; echo up at ${' + 'NOMAD_ALLOC_ADDR_http}; sleep 1000 & wait')}
        ${task('side', 'trap "exit 0" TERM; until wget -qO- http://127.0.0.1:8080/ 2>/dev/null; do sleep 0.1; done; cat /etc/hostname; grep -c test /etc/hosts; echo >> /alloc/data/starts; echo ready $(wc -l < /alloc/data/starts); sleep 1000 & wait')}
      }
    }`

  async function setUp() {
    const operator = `infra_image = "${services.pauseImage}"`
    const { run, allocations } = await writeJobFolder(await temporaryDirectory(), { job, operator })
    const pauses = async () => {
      const names = (await allocations()).map((id) => `nomad_init_${id}`)
      const filters = encodeURIComponent(JSON.stringify({ name: names }))
      return engineRequest<{ Id: string }[]>('GET', `/containers/json?all=1&filters=${filters}`)
    }
    return { run, pauses }
  }

  async function fetchIndex(line: string): Promise<string> {
    const [, host = '', port = ''] = /at (.+):(\d+)/.exec(line) ?? []
    const socket = connect(Number(port), host)
    socket.write('GET / HTTP/1.0\r\n\r\n')
    return text(socket)
  }

  it('is on one localhost, is reached at its port, and leaves nothing', async () => {
    const { run, pauses } = await setUp()
    const cli = run()
    const address = await cli.line(/port http at/)
    await cli.line(/side \| ready/)
    expect(await fetchIndex(address)).toMatch(/hello\n$/)
    expect(await pauses()).toHaveLength(1)

    cli.process.kill('SIGINT')
    const { exitCode, stdout, stderr } = await cli.ended
    expect({ exitCode, stderr }).toEqual({ exitCode: 0, stderr: '' })
    expect(stdout).toMatch(/web \| up at \d+\.\d+\.\d+\.\d+:8080$/m)
    const said = stdout.match(/(?<=^side \| ).*$/gm)
    expect(said).toEqual(['hello', 'box', '2', 'ready 1'])
    expect(await list()).toEqual([])
    expect(await pauses()).toEqual([])
  })

  it('starts anew as a whole, once, when its pause container is killed', async () => {
    const { run, pauses } = await setUp()
    const cli = run()
    await cli.line(/side \| ready/)
    const [pause] = await pauses()
    await engineRequest('POST', `/containers/${pause?.Id}/kill`)
    await cli.line(/web: Restarting: the network of the group has ended/)
    await cli.line(/side \| ready 2/)
    cli.process.kill('SIGINT')
    const { exitCode, stdout } = await cli.ended
    expect(exitCode).toBe(0)
    expect(stdout.match(/Restarting: /g)).toHaveLength(2)
    expect(await list()).toEqual([])
    expect(await pauses()).toEqual([])
  })

  it('is taken up with its tasks by the next run, if a run was killed', async () => {
    const { run, pauses } = await setUp()
    const containers = async () => [...(await list()), ...(await pauses()).map(({ Id }) => Id)]
    const killed = run()
    await killed.line(/side \| ready/)
    await killed.kill()
    const left = await containers()
    expect(left).toHaveLength(3)

    const next = run()
    await next.line(/Taking up test\.g\[0\]/)
    const address = await next.line(/port http at/)
    expect(await fetchIndex(address)).toMatch(/hello\n$/)
    expect(await containers()).toEqual(left)
    next.process.kill('SIGINT')
    const { exitCode, stdout } = await next.ended
    expect(exitCode, stdout).toBe(0)
    expect(stdout).not.toMatch(/Restarting|Started/)
    expect(await containers()).toEqual([])
  })

  it('starts anew as a whole, once, if its pause container was killed while no run looked', async () => {
    const { run, pauses } = await setUp()
    const killed = run()
    await killed.line(/side \| ready/)
    await killed.kill()
    const [pause] = await pauses()
    await engineRequest('DELETE', `/containers/${pause?.Id}?force=1`)

    const next = run()
    await next.line(/web: Restarting: the network of the group has ended/)
    await next.line(/side \| ready 2/)
    next.process.kill('SIGINT')
    const { exitCode, stdout } = await next.ended
    expect(exitCode).toBe(0)
    expect(stdout.match(/Restarting: /g)).toHaveLength(2)
    expect([...(await list()), ...(await pauses())]).toEqual([])
  })
})

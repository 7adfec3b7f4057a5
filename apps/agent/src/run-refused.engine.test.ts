import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import {
  engineRequest,
  requireEngine,
  services,
  temporaryDirectory,
  useTestContainers,
} from '@longshore/test-support'
import { beforeAll, describe, expect, it } from 'vitest'
import { writeJobFolder } from '../test/job-folder.ts'
import { runWithFakeIo } from '../test/run-with-fake-io.ts'

beforeAll(requireEngine)

describe('a task that breaks a rule', () => {
  const { labels, list } = useTestContainers()

  /** Its restart policy would try again for ever, were the error one that waiting can help against. */
  const jobWith = (config: string, port: string) => `
    job "test" {
      type = "batch"
      group "g" {
        restart {
          attempts = 1
          delay    = "10m"
          mode     = "delay"
        }
        network {
          port "http" {
            ${port}
          }
        }
        task "main" {
          driver = "docker"
          env {
            MODE   = "host"
            SPACED = " sh "
          }
          config {
            image  = "${services.busyboxImage}"
            labels = ${JSON.stringify(labels)}
            ${config}
          }
        }
      }
    }`

  async function setUp(config: string, operator: string, port = '') {
    const job = jobWith(config, port)
    const { args, dataDir } = await writeJobFolder(await temporaryDirectory(), { job, operator })
    const signal = new AbortController().signal
    const world = { env: process.env, signals: { stop: signal, kill: signal } }
    return {
      run: () => runWithFakeIo(['run', ...args], world),
      plan: () => runWithFakeIo(['job', 'plan', ...args], world),
      takenPorts: () => takenPorts(dataDir),
    }
  }

  it.each<{ config: string; operator?: string; says: string; hint: string }>([
    {
      config: 'cap_add = ["sys_admin"]',
      says: 'cap_add asks for "sys_admin", which allow_caps of this agent does not include.',
      hint: 'allow_caps: "audit_write", "chown"',
    },
    {
      config: 'privileged = true',
      says: 'privileged = true asks for a privileged container, which this agent does not allow.',
      hint: 'allow_privileged = true',
    },
    {
      config: 'pid_mode = "host"',
      says: 'pid_mode = "host" is not among the modes that this agent allows.',
      hint: 'allowed_modes { pid = ["host"] } or allow_privileged = true',
    },
    {
      config: 'ipc_mode = "${' + 'env["MODE"]}"',
      says: 'ipc_mode = "host" is not among the modes that this agent allows.',
      hint: 'allowed_modes { ipc = ["host"] } or allow_privileged = true',
    },
    {
      config: 'runtime = "kata"',
      says: 'runtime = "kata" is not among the runtimes that this agent allows.',
      hint: 'allow_runtimes',
    },
    {
      config: 'pids_limit = 100',
      operator: 'pids_limit = 50',
      says: 'pids_limit = 100 of the task is more than the 50 that this agent allows.',
      hint: "the driver's pids_limit",
    },
    {
      config: 'volumes = ["/etc:/data"]',
      says: 'volumes are not enabled; volumes has "/etc:/data", which binds "/etc", outside',
      hint: 'volumes { enabled = true }',
    },
    {
      config: 'volume_driver = "local"',
      says: 'volumes are not enabled; volume_driver = "local" cannot be used.',
      hint: 'volumes { enabled = true }',
    },
    {
      config: 'sysctl = { "vm.swappiness" = "1" }',
      says: 'sysctl "vm.swappiness" is a setting of the whole host',
      hint: 'A task may set net.*',
    },
    {
      config: 'devices = [{ host_path = "/dev/nothing" }]',
      says: 'devices host_path = "/dev/nothing" does not exist on this host.',
      hint: '',
    },
    {
      config: 'blkio {\n device_read_bps = [{ path = "/dev/nothing", rate = "1MiB" }]\n }',
      says: 'blkio.device_read_bps path = "/dev/nothing" does not exist on this host.',
      hint: 'lsblk',
    },
    {
      config: 'security_opt = ["seccomp=/nothing.json"]',
      says: 'The seccomp profile "/nothing.json" of security_opt cannot be found.',
      hint: "Docker's JSON form",
    },
    {
      config: 'mac_address = "${' + 'NOMAD_TASK_NAME}"',
      says: 'mac_address is "main", which is not a MAC address.',
      hint: '02:68:b3:29:da:98',
    },
    {
      config: 'ulimit = { nofile = "${' + 'env["MODE"]}" }',
      says: 'ulimit nofile = "host" is no limit.',
      hint: '1024:2048',
    },
    {
      config: 'tmpfs = ["/x:size=${' + 'env["MODE"]}"]',
      says: 'tmpfs has "/x:size=host"',
      hint: '/path:size=64m',
    },
    {
      config: 'command = "${' + 'env["SPACED"]}"',
      says: 'command = " sh " has spaces around it.',
      hint: 'args',
    },
    {
      config: 'work_dir = "here"',
      says: 'work_dir = "here" is not an absolute path.',
      hint: '/local',
    },
    {
      config: 'cpuset_cpus = "999"',
      says: 'cpuset_cpus = "999" names core 999, which this host does not have.',
      hint: 'It has 0',
    },
    {
      config: 'ipv4_address = "172.17.0.99"',
      says: "ipv4_address (172.17.0.99) cannot be had in the engine's default bridge",
      hint: 'network_mode = "<name>"',
    },
  ])('is refused by a plan and at once by a run: $config', async (each) => {
    const { run, plan, takenPorts } = await setUp(each.config, each.operator ?? '')
    const planned = await plan()
    expect(planned).toMatchObject({ exitCode: 1, stdout: '' })
    expect(planned.stderr).toContain(`Error: Task main of test.g[0] would fail: ${each.says}`)
    expect(planned.stderr).toContain(each.hint)

    const { exitCode, stderr } = await run()
    expect(exitCode).toBe(1)
    expect(stderr).toContain(`Error: Task main of test.g[0] failed: ${each.says}`)
    expect(stderr).toContain(each.hint)
    expect(await list()).toEqual([])
    expect(takenPorts()).toEqual([])
  })

  it.each([
    {
      config: 'network_mode = "nothing"',
      says: 'The engine has no network "nothing".',
      hint: 'docker network create nothing',
    },
    {
      config: 'network_mode = "container:nothing"',
      says: 'network_mode = "container:nothing" joins a container that the engine does not have.',
      hint: 'docker ps',
    },
  ])('is refused by a run, which can ask the engine: $config', async ({ config, says, hint }) => {
    const { run, takenPorts } = await setUp(config, '')
    const { exitCode, stderr } = await run()
    expect(exitCode).toBe(1)
    expect(stderr).toContain(says)
    expect(stderr).toContain(hint)
    expect(await list()).toEqual([])
    expect(takenPorts()).toEqual([])
  })

  it('is refused a static port that a container has, by its name', async () => {
    const { Id } = await engineRequest<{ Id: string }>('POST', '/containers/create', {
      Image: services.busyboxImage,
      Cmd: ['sleep', '1000'],
      Labels: labels,
      ExposedPorts: { '80/tcp': {} },
      HostConfig: { PortBindings: { '80/tcp': [{ HostIp: '127.0.0.1', HostPort: '0' }] } },
    })
    await engineRequest('POST', `/containers/${Id}/start`)
    const { Name, NetworkSettings } = await engineRequest<{
      Name: string
      NetworkSettings: { Ports: Record<string, { HostPort: string }[]> }
    }>('GET', `/containers/${Id}/json`)
    const port = NetworkSettings.Ports['80/tcp']?.[0]?.HostPort
    const { run, takenPorts } = await setUp('', '', `static = ${port}`)
    const { exitCode, stderr } = await run()
    expect(stderr).toContain(`The static port ${port} of "http" is in use on 127.0.0.1.`)
    expect(exitCode).toBe(1)
    expect(stderr).toContain(`Stop the container ${Name.slice(1)}, or publish another port.`)
    expect(await list()).toEqual([Id])
    expect(takenPorts()).toEqual([])
  })

  function takenPorts(dataDir: string): unknown[] {
    const state = new DatabaseSync(join(dataDir, 'state.db'), { readOnly: true })
    try {
      return state.prepare('SELECT number, owner FROM port').all()
    } finally {
      state.close()
    }
  }
})

import { describe, expect, it } from 'vitest'
import { node, planOne, planText } from '../test/plan.ts'

const groupPorts = `
  job "web" {
    meta { owner = "ops" }
    group "front" {
      count = 2
      network {
        port "http" { to = 80 }
        port "admin" {}
      }
      task "nginx" {
        driver = "docker"
        user   = "\${NOMAD_JOB_ID}"
        config {
          image = "nginx:\${MISSING}"
          ports = ["http"]
          args  = ["-p", "\${NOMAD_PORT_http}", "\${node.datacenter}", "\${attr.driver.docker.version}"]
        }
        env {
          BACKEND     = "\${NOMAD_ADDR_admin}"
          NOMAD_DC    = "mine"
          OWNER       = "\${NOMAD_META_owner}"
        }
        meta = { "the-key" = "v", "a.b" = "w" }
      }
    }
  }`

describe('planJob', () => {
  it('plans one allocation an instance, each with its own id, directory and ports', async () => {
    const { allocations } = await planText(groupPorts)
    expect(allocations.map(({ name, id, directory }) => ({ name, id, directory }))).toEqual([
      {
        name: 'web.front[0]',
        id: '00000000-0000-0000-0000-000000000000',
        directory: '/data/alloc/00000000-0000-0000-0000-000000000000',
      },
      {
        name: 'web.front[1]',
        id: '00000000-0000-0000-0000-000000000001',
        directory: '/data/alloc/00000000-0000-0000-0000-000000000001',
      },
    ])
    const ports = allocations.flatMap((allocation) => allocation.ports.group)
    expect(new Set(ports.map(({ hostPort }) => hostPort)).size).toBe(4)
  })

  it("sets Nomad's variables, meta and env, with references replaced and the task's own on top", async () => {
    const { task } = await planOne(groupPorts)
    const { hostPort } = task.config.ports.group.find(({ label }) => label === 'admin') ?? {}
    expect(task.config.env).toMatchObject({
      NOMAD_ALLOC_DIR: '/alloc',
      NOMAD_TASK_DIR: '/local',
      NOMAD_SECRETS_DIR: '/secrets',
      NOMAD_ALLOC_ID: '00000000-0000-0000-0000-000000000000',
      NOMAD_SHORT_ALLOC_ID: '00000000',
      NOMAD_ALLOC_NAME: 'web.front[0]',
      NOMAD_ALLOC_INDEX: '0',
      NOMAD_GROUP_NAME: 'front',
      NOMAD_TASK_NAME: 'nginx',
      NOMAD_JOB_ID: 'web',
      NOMAD_JOB_NAME: 'web',
      NOMAD_REGION: 'global',
      NOMAD_NAMESPACE: 'default',
      NOMAD_CPU_LIMIT: '100',
      NOMAD_MEMORY_LIMIT: '300',
      NOMAD_PORT_http: '80',
      NOMAD_META_owner: 'ops',
      NOMAD_META_OWNER: 'ops',
      NOMAD_META_the_key: 'v',
      NOMAD_META_THE_KEY: 'v',
      'NOMAD_META_a.b': 'w',
      NOMAD_DC: 'mine',
      OWNER: 'ops',
      BACKEND: `127.0.0.1:${hostPort}`,
    })
  })

  it("replaces references in the task's config and leaves unknown ones", async () => {
    const { task } = await planOne(groupPorts)
    expect(task.config.user).toBe('web')
    expect(task.config.config).toMatchObject({
      image: 'nginx:${MISSING}',
      args: ['-p', '80', 'dc1', '20.10.24'],
    })
  })

  it('replaces references in the names of env, which may be any', async () => {
    const { task } = await planOne(`
      job "j" {
        group "g" {
          task "t" {
            driver = "docker"
            config { image = "a:1" }
            env = {
              "\${NOMAD_TASK_NAME}_RACK" = "\${meta.rack}"
              "\${attr.missing}"         = "\${node.class}|\${node.pool}"
              "__proto__"                 = "data"
            }
          }
        }
      }`)
    const { env } = task.config
    expect(env).toMatchObject({ t_RACK: 'r1', '${attr.missing}': '|default' })
    expect(Object.entries(env)).toContainEqual(['__proto__', 'data'])
  })

  it("gives a task's own ports to that task alone", async () => {
    const { allocations } = await planText(`
      job "old" {
        group "g" {
          task "a" {
            driver = "docker"
            config { image = "a:1" }
            resources {
              network {
                port "x" {}
              }
            }
          }
          task "b" {
            driver = "docker"
            config { image = "b:1" }
          }
        }
      }`)
    const [a, b] = allocations[0]?.tasks ?? []
    expect(a?.config.ports.task).toMatchObject([{ label: 'x', hostPort: 20000 }])
    expect(b?.config.ports.task).toEqual([])
  })

  it('refuses a job of another region', async () => {
    const job = groupPorts.replace('meta { owner', 'region = "eu"\n meta { owner')
    await expect(planText(job)).rejects.toMatchObject({ code: 'PLACEMENT_FAILED' })
    await expect(planText(job, { node: { ...node, region: 'eu' } })).resolves.toBeDefined()
  })

  it('refuses a job of another datacenter', async () => {
    const job = groupPorts.replace('meta { owner', 'datacenters = ["eu-*"]\n meta { owner')
    await expect(planText(job)).rejects.toMatchObject({ code: 'PLACEMENT_FAILED' })
    const there = { ...node, datacenter: 'eu-west' }
    await expect(planText(job, { node: there })).resolves.toBeDefined()
  })

  it.each([
    { network: 'mode = "none"', message: /asks for the port "http", and its network has mode/ },
    {
      network: 'hostname = "box"',
      message: /asks for hostname "box", and its network is the host/,
    },
  ])('refuses a network that cannot be: $network', async ({ network, message }) => {
    const job = groupPorts.replace('network {', `network {\n ${network}`)
    await expect(planText(job)).rejects.toMatchObject({
      code: 'PLACEMENT_FAILED',
      message: expect.stringMatching(message),
    })
  })

  it('gives tasks the cores that they ask for, each once, and tells them', async () => {
    const job = groupPorts.replace('driver =', 'resources { cores = 2 }\n driver =')
    const { allocations } = await planText(job)
    const configs = allocations.map(({ tasks }) => tasks[0]?.config)
    expect(configs.map((config) => config?.resources.cores)).toEqual([
      [0, 1],
      [2, 3],
    ])
    expect(configs[0]?.env).toMatchObject({ NOMAD_CPU_CORES: '0-1', NOMAD_CPU_LIMIT: '2000' })
    const more = job.replace('cores = 2', 'cores = 3')
    await expect(planText(more)).rejects.toMatchObject({ code: 'PLACEMENT_FAILED' })
  })

  it('publishes a port on the address of its host_network', async () => {
    const job = groupPorts.replace('{ to = 80 }', '{\n to = 80\n host_network = "private"\n }')
    const { allocations } = await planText(job)
    expect(allocations[0]?.ports.group).toMatchObject([
      { label: 'http', hostIp: '10.0.0.7' },
      { label: 'admin', hostIp: '127.0.0.1' },
    ])
    const unknown = job.replace('"private"', '"public"')
    await expect(planText(unknown)).rejects.toMatchObject({ code: 'HOST_NETWORK_UNKNOWN' })
  })

  it.each([
    { line: 'memory = 2049', message: /4098 MB of memory; this node has 4096 MB/ },
    { line: 'cpu = 2001', message: /4002 MHz of CPU; this node has 4000 MHz/ },
  ])('refuses a job whose instances together do not fit: $line', async ({ line, message }) => {
    const job = groupPorts.replace('driver =', `resources {\n ${line}\n }\n driver =`)
    await expect(planText(job)).rejects.toMatchObject({
      code: 'PLACEMENT_FAILED',
      message: expect.stringMatching(message),
    })
  })

  it("has its ports under the allocation's id", async () => {
    const { allocations, portAllocator } = await planText(groupPorts)
    for (const { id } of allocations) portAllocator.release(id)
    const options = { owner: 'next', hostIp: '127.0.0.1' }
    const again = await portAllocator.allocate([{ label: 'first' }], options)
    expect(again).toMatchObject([{ hostPort: 20000 }])
  })
})

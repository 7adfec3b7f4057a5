import { describe, expect, it } from 'vitest'
import { jobOf, jobText, problemsOf } from '../job.test-support.ts'

const configOf = (text: string) => jobOf(text).group[0]?.task[0]?.config
const configWith = (config: string) => configOf(jobText({ config }))

describe('config of a docker task', () => {
  it('has defaults, and nothing set that the image or the driver decides', () => {
    expect(configOf(jobText())).toEqual({
      image: 'busybox',
      force_pull: false,
      auth_soft_fail: false,
      args: [],
      tty: false,
      interactive: false,
      init: false,
      group_add: [],
      healthchecks: { disable: false },
      labels: {},
      cpu_hard_limit: false,
      cpu_cfs_period: 100_000,
      memory_hard_limit: 0,
      shm_size: 0,
      pids_limit: 0,
      ulimit: {},
      devices: [],
      privileged: false,
      cap_add: [],
      cap_drop: [],
      security_opt: [],
      sysctl: {},
      readonly_rootfs: false,
      storage_opt: {},
      volumes: [],
      mounts: [],
      tmpfs: [],
      networks: [],
      network_aliases: [],
      advertise_ipv6_address: false,
      ports: [],
      port_map: {},
      port_protocols: {},
      dns_servers: [],
      dns_search_domains: [],
      dns_options: [],
      extra_hosts: [],
    })
  })

  it.each([
    { line: 'image_pull_timeout = "5m"', expected: { image_pull_timeout: 300_000 } },
    { line: 'memory_hard_limit = "512"', expected: { memory_hard_limit: 512 } },
    { line: 'shm_size = 134217728', expected: { shm_size: 134_217_728 } },
    {
      line: 'ulimit {\n nofile = "2048:4096"\n core = 0\n nproc = "-1" \n}',
      expected: { ulimit: { nofile: '2048:4096', core: '0', nproc: '-1' } },
    },
    {
      line: 'sysctl = { "net.core.somaxconn" = "16384" }',
      expected: { sysctl: { 'net.core.somaxconn': '16384' } },
    },
    { line: 'storage_opt = { size = "40G" }', expected: { storage_opt: { size: '40G' } } },
    { line: 'entrypoint = []', expected: { entrypoint: [] } },
    {
      line: 'extra_hosts = ["a:10.0.0.1", "b=::1", "c:[::1]", "d:host-gateway"]',
      expected: { extra_hosts: ['a:10.0.0.1', 'b=::1', 'c:[::1]', 'd:host-gateway'] },
    },
    { line: 'mac_address = "02:68:b3:29:da:98"', expected: { mac_address: '02:68:b3:29:da:98' } },
    { line: 'mac_address = ""', expected: { mac_address: undefined } },
    { line: 'ipv4_address = "${NOMAD_META_ip}"', expected: { ipv4_address: '${NOMAD_META_ip}' } },
    {
      line: 'security_opt = ["no-new-privileges", "label:disable", "seccomp=/p.json"]',
      expected: { security_opt: ['no-new-privileges', 'label:disable', 'seccomp=/p.json'] },
    },
    {
      line: 'volumes = ["local/a:/a", "C:\\\\a:D:\\\\b:ro", "${meta.a}"]',
      expected: { volumes: ['local/a:/a', 'C:\\a:D:\\b:ro', '${meta.a}'] },
    },
    {
      line: 'tmpfs = ["/tmp", "/run:size=64m,mode=1777,noexec"]',
      expected: { tmpfs: ['/tmp', '/run:size=64m,mode=1777,noexec'] },
    },
    { line: 'stop_signal = "int"', expected: { stop_signal: 'SIGINT' } },
    { line: 'gpus = "all"', expected: { gpus: 'all' } },
    { line: 'gpus = 2', expected: { gpus: 2 } },
    { line: 'gpus = "2"', expected: { gpus: 2 } },
    { line: 'gpus = ["GPU-1"]', expected: { gpus: ['GPU-1'] } },
    { line: 'pid_mode = "container:db"', expected: { pid_mode: 'container:db' } },
    { line: 'healthchecks { disable = true }', expected: { healthchecks: { disable: true } } },
    {
      line: 'auth = { username = "a", server_address = "" }',
      expected: { auth: { username: 'a' } },
    },
    { line: 'auth = [{ username = "a" }]', expected: { auth: { username: 'a' } } },
  ])('takes $line', ({ line, expected }) => {
    expect(configWith(line)).toMatchObject(expected)
  })

  it.each([
    {
      why: 'blocks',
      line: 'devices {\n host_path = "/dev/a"\n }\n devices {\n host_path = "/dev/b"\n container_path = "/dev/c"\n cgroup_permissions = "r"\n }',
    },
    {
      why: 'a list',
      line: 'devices = [{ host_path = "/dev/a" }, { host_path = "/dev/b", container_path = "/dev/c", cgroup_permissions = "r" }]',
    },
    {
      why: 'both',
      line: 'devices = [{ host_path = "/dev/a" }]\n devices {\n host_path = "/dev/b"\n container_path = "/dev/c"\n cgroup_permissions = "r"\n }',
    },
  ])('takes devices as $why', ({ line }) => {
    expect(configWith(line)?.devices).toEqual([
      { host_path: '/dev/a', container_path: '/dev/a', cgroup_permissions: 'rwm' },
      { host_path: '/dev/b', container_path: '/dev/c', cgroup_permissions: 'r' },
    ])
  })

  it('joins mount and mounts', () => {
    const config = configWith(`
      mounts = [{ type = "tmpfs", target = "/c", tmpfs_options = { size = 1000, mode = 511 } }]
      mount {
        type = "bind"
        source = "local/a"
        target = "/a"
        readonly = true
        bind_options { propagation = "rslave" }
      }
      mount {
        target = "/b"
        volume_options {
          no_copy = true
          labels { a = "b" }
          driver_config {
            name = "nfs"
            options = [{ o = "addr=1" }]
          }
        }
      }`)
    expect(config).not.toHaveProperty('mount')
    expect(config?.mounts).toEqual([
      {
        type: 'bind',
        source: 'local/a',
        target: '/a',
        readonly: true,
        bind_options: { propagation: 'rslave' },
      },
      {
        type: 'volume',
        target: '/b',
        readonly: false,
        volume_options: {
          no_copy: true,
          labels: { a: 'b' },
          driver_config: { name: 'nfs', options: { o: 'addr=1' } },
        },
      },
      { type: 'tmpfs', target: '/c', readonly: false, tmpfs_options: { size: 1000, mode: 511 } },
    ])
  })

  it.each([
    {
      line: 'logging {\n type = "syslog"\n config { tag = "x" }\n }',
      expected: { type: 'syslog', config: { tag: 'x' } },
    },
    { line: 'logging {\n driver = "syslog"\n }', expected: { type: 'syslog', config: {} } },
    {
      line: 'logging = { driver = "syslog", config = [{ a = "b", "c.d" = "e" }] }',
      expected: { type: 'syslog', config: { a: 'b', 'c.d': 'e' } },
    },
  ])('calls the log driver type: $line', ({ line, expected }) => {
    expect(configWith(line)?.logging).toEqual(expected)
  })

  it('takes several networks, and limits of disk IO', () => {
    const config = configWith(`
      networks = [{ name = "a", aliases = ["x"], ipv4_address = "10.0.0.9" }, { name = "b" }]
      blkio {
        weight = 300
        device_read_bps = [{ path = "/dev/sda", rate = "10MiB" }]
        device_write_iops { 
          path = "/dev/sda"
          rate = 100
        }
      }`)
    expect(config?.networks).toEqual([
      { name: 'a', aliases: ['x'], ipv4_address: '10.0.0.9' },
      { name: 'b', aliases: [] },
    ])
    expect(config?.blkio).toEqual({
      weight: 300,
      device_read_bps: [{ path: '/dev/sda', rate: 10_485_760 }],
      device_write_bps: [],
      device_read_iops: [],
      device_write_iops: [{ path: '/dev/sda', rate: 100 }],
    })
  })

  it('leaves references as they are written', () => {
    const config = 'args = ["--port", "${NOMAD_PORT_http}", "${attr.kernel.name}-${meta.a}"]'
    expect(configWith(config)?.args).toEqual([
      '--port',
      '${NOMAD_PORT_http}',
      '${attr.kernel.name}-${meta.a}',
    ])
  })

  it('may be an attribute, as in 2015', () => {
    const text = jobText().replace(/config \{[^}]*\}/, 'config = {\n image = "redis"\n }')
    expect(configOf(text)).toMatchObject({ image: 'redis', args: [] })
  })

  it.each([
    { line: 'command = " sh"', at: '" sh"', message: 'command must not begin or end with a space' },
    { line: 'command = "sh "', at: '"sh "', message: 'command must not begin or end with a space' },
    {
      line: 'command = "sh\\n"',
      at: '"sh\\n"',
      message: 'command must not begin or end with a space',
    },
    {
      line: 'ulimit { nofiles = "1" }',
      at: '"1"',
      message: 'nofiles is not a resource limit',
      hint: 'did you mean "nofile"?',
    },
    {
      line: 'ulimit { nofile = "2:1" }',
      at: '"2:1"',
      message: 'nofile must be a soft limit and a hard one that is not below it, and is "2:1"',
    },
    {
      line: 'ulimit { nofile = "many" }',
      at: '"many"',
      message: 'nofile must be a soft limit and a hard one that is not below it, and is "many"',
    },
    {
      line: 'sysctl { somaxconn = 1 }',
      at: '1',
      message: 'somaxconn is not the name of a kernel parameter',
    },
    {
      line: 'mac_address = "02:68:b3"',
      at: '"02:68:b3"',
      message: 'mac_address must be a MAC address, and is "02:68:b3"',
    },
    {
      line: 'ipv4_address = "10.0.0.256"',
      at: '"10.0.0.256"',
      message: 'ipv4_address must be an IPv4 address, and is "10.0.0.256"',
    },
    {
      line: 'ipv6_address = "10.0.0.1"',
      at: '"10.0.0.1"',
      message: 'ipv6_address must be an IPv6 address, and is "10.0.0.1"',
    },
    {
      line: 'dns_servers = ["dns.example"]',
      at: '"dns.example"',
      message: 'dns_servers[0] must be an IP address, and is "dns.example"',
    },
    {
      line: 'extra_hosts = ["10.0.0.1 a"]',
      at: '"10.0.0.1 a"',
      message: 'extra_hosts[0] must be a name and an address, and is "10.0.0.1 a"',
      hint: 'write "name:ip", such as "db:10.0.0.5"',
    },
    {
      line: 'security_opt = ["privileged"]',
      at: '"privileged"',
      message: 'security_opt[0] must be a security option, and is "privileged"',
    },
    {
      line: 'volumes = ["/data"]',
      at: '"/data"',
      message: 'volumes[0] must be a source and an absolute path in the container, and is "/data"',
    },
    {
      line: 'tmpfs = ["tmp"]',
      at: '"tmp"',
      message: 'tmpfs[0] must be a path and its options, and is "tmp"',
    },
    {
      line: 'oom_score_adj = 1001',
      at: '1001',
      message: 'oom_score_adj must be at most 1000, and is 1001',
    },
    {
      line: 'oom_score_adj = -1001',
      at: '-1001',
      message: 'oom_score_adj must be at least -1000, and is -1001',
    },
    {
      line: 'stop_signal = "SIGNOPE"',
      at: '"SIGNOPE"',
      message: 'stop_signal must be the name of a signal, and is "SIGNOPE"',
    },
    {
      line: 'pid_mode = "hots"',
      at: '"hots"',
      message: 'pid_mode must be "host" or "container:<name>", and is "hots"',
    },
    {
      line: 'cgroupns = "pirvate"',
      at: '"pirvate"',
      message: 'cgroupns must be "host" or "private", and is "pirvate"',
      hint: 'did you mean "private"?',
    },
    {
      line: 'network_mode = "container:"',
      at: '"container:"',
      message:
        'network_mode must be "bridge", "host", "none", "container:<name>" or the name of a network, and is "container:"',
    },
    {
      line: 'gpus = 0',
      at: '0',
      message: 'gpus must be "all", a count or a list of ids, and is 0',
    },
    {
      line: 'gpus = true',
      at: 'true',
      message: 'gpus must be "all", a count or a list of ids, and is "true"',
    },
    {
      line: 'gpus = {}',
      at: '{}',
      message: 'gpus must be a string or a number or a list, and is a map',
    },
    {
      line: 'shm_size = "128m"',
      at: '"128m"',
      message: 'shm_size must be a number, and is "128m"',
      hint: 'write the number alone: its unit is bytes',
    },
    {
      line: 'devices = [{ host_path = "/dev/a", cgroup_permissions = "rwx" }]',
      at: '"rwx"',
      message:
        'cgroup_permissions must be made of "r" (read), "w" (write) and "m" (make), and is "rwx"',
    },
    {
      line: 'devices = [{ container_path = "/dev/a" }]',
      at: 'devices',
      message: '"host_path" is missing in devices',
      hint: 'add host_path = "…"',
    },
    {
      line: 'mount {\n type = "bnd"\n target = "/a"\n }',
      at: '"bnd"',
      message: 'type must be "volume" or "bind" or "tmpfs", and is "bnd"',
      hint: 'did you mean "bind"?',
    },
    {
      line: 'mount = [{ target = "/a", sorce = "b" }]',
      at: 'sorce',
      message: 'unknown option "sorce" in mount',
      hint: 'did you mean "source"?',
    },
    { line: 'mounts = ["a"]', at: 'mounts', message: '"mounts" is a block, not an option' },
    { line: 'auth = [{}, {}]', at: 'auth', message: '"auth" may be there only once' },
    { line: 'blkio { weight = 5 }', at: '5', message: 'weight must be at least 10, and is 5' },
    {
      line: 'blkio { device_read_bps = [{ path = "/dev/sda", rate = "fast" }] }',
      at: '"fast"',
      message: 'rate must be a number of bytes, and is "fast"',
      hint: 'write for example "10MiB" or 10485760',
    },
    {
      line: 'pull_policy = "allways"',
      at: '"allways"',
      message: 'pull_policy must be "missing" or "always" or "never", and is "allways"',
      hint: 'did you mean "always"?',
    },
  ])('refuses $line', ({ line, at, message, hint }) => {
    const problem = { at, message, ...(hint && { hint }) }
    expect(problemsOf(jobText({ config: line }))).toMatchObject([problem])
  })

  it('refuses a port that is none', () => {
    const task = 'resources {\n network {\n port "p" {}\n }\n }'
    expect(problemsOf(jobText({ task, config: 'port_map { p = 0 }' }))).toMatchObject([
      { at: '0', message: 'p must be at least 1, and is 0' },
    ])
  })

  it('never quotes a password', () => {
    const [problem] = problemsOf(jobText({ config: 'auth { password = "s3cret\\u0000" }' }))
    expect(problem?.message).toBe('password must not contain a NUL character')
  })

  it('needs an image', () => {
    const text = jobText().replace('image = "busybox"', '')
    expect(problemsOf(text)).toEqual([
      { at: 'config', message: '"image" is missing in config', hint: 'add image = "…"' },
    ])
  })

  it('takes a command with spaces inside', () => {
    expect(configWith('command = "/opt/my app/run"')?.command).toBe('/opt/my app/run')
  })
})

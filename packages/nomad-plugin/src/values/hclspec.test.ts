import { fromBinary, fromJson, type JsonValue, toBinary, toJson } from '@bufbuild/protobuf'
import { driverConfigSpec, type Spec, taskConfigSpec } from '@longshore/config'
import { describe, expect, it } from 'vitest'
import { SpecSchema } from '../gen/hclspec_pb.ts'

/** What Nomad reads an option as: a type, `{ … }` for a block, `[{ … }]` for blocks, `attrs(…)` for one with any names. */
type Kind = string | Kinds | [Kinds]
interface Kinds {
  [name: string]: Kind
}

const text = 'string'
const texts = 'list(string)'
const map = 'list(map(string))'

const mount: Kinds = {
  ...{ type: text, target: text, source: text, readonly: 'bool' },
  bind_options: { propagation: text },
  tmpfs_options: { size: 'number', mode: 'number' },
  volume_options: { no_copy: 'bool', labels: map, driver_config: { name: text, options: map } },
}

/** The options of Nomad's own driver. Source: the facts of drivers/docker/config.go in Nomad 2.0.6-dev. */
const builtInTask: Kinds = {
  ...kinds(
    'bool',
    'advertise_ipv6_address auth_soft_fail cpu_hard_limit force_pull init interactive',
  ),
  ...kinds('bool', 'privileged readonly_rootfs tty'),
  ...kinds(text, 'image cgroupns command cpuset_cpus hostname ipc_mode ipv4_address ipv6_address'),
  ...kinds(text, 'isolation load mac_address network_mode runtime pid_mode image_pull_timeout'),
  ...kinds(text, 'uts_mode userns_mode volume_driver work_dir'),
  ...kinds('number', 'cpu_cfs_period container_exists_attempts memory_hard_limit oom_score_adj'),
  ...kinds('number', 'pids_limit shm_size'),
  ...kinds(texts, 'args cap_add cap_drop dns_search_domains dns_options dns_servers entrypoint'),
  ...kinds(texts, 'extra_hosts group_add network_aliases ports security_opt volumes'),
  ...kinds(map, 'labels sysctl ulimit'),
  port_map: 'list(map(number))',
  storage_opt: 'attrs(string)',
  auth: kinds(text, 'username password email server_address'),
  devices: [kinds(text, 'host_path container_path cgroup_permissions')],
  healthchecks: { disable: 'bool' },
  logging: { type: text, driver: text, config: map },
  mount: [mount],
  mounts: [mount],
}

const builtInDriver: Kinds = {
  ...kinds(text, 'endpoint nvidia_runtime infra_image infra_image_pull_timeout image_pull_timeout'),
  ...kinds(text, 'pull_activity_timeout'),
  ...kinds(
    'bool',
    'allow_privileged disable_log_collection windows_allow_insecure_container_admin',
  ),
  ...kinds('number', 'container_exists_attempts oom_score_adj pids_limit'),
  ...kinds(texts, 'extra_labels allow_caps allow_runtimes'),
  auth: { config: text, helper: text },
  tls: { cert: text, key: text, ca: text },
  logging: { type: text, config: 'attrs(string)' },
  gc: {
    ...{ image: 'bool', image_delay: text, container: 'bool' },
    dangling_containers: { enabled: 'bool', dry_run: 'bool', period: text, creation_grace: text },
  },
  volumes: { enabled: 'bool', selinuxlabel: text },
  allowed_modes: { pid: texts, ipc: texts, userns: texts, uts: texts },
}

/** driver.md §2 and §1, *Beyond*. */
const beyond = {
  task: 'blkio gpus networks port_protocols pull_policy stop_signal tmpfs'.split(' '),
  driver: 'image_gc log_collection log_delivery max_parallel_pulls'.split(' '),
}

function kinds(kind: string, names: string): Kinds {
  return Object.fromEntries(names.split(' ').map((name) => [name, kind]))
}

function kindOf(spec: Spec): Kind {
  if ('object' in spec) return kindsOf(spec)
  if ('Attr' in spec) return spec.Attr.type
  if ('block_attrs' in spec) return `attrs(${spec.block_attrs.type})`
  if ('block_value' in spec) return kindOf(spec.block_value.nested)
  if ('block_list' in spec) return [kindsOf(spec.block_list.nested)]
  if ('default' in spec) return kindOf(spec.default.primary)
  throw new TypeError('A spec that no option has')
}

function kindsOf(spec: Spec): Kinds {
  const attributes = 'object' in spec ? spec.object.attributes : {}
  return Object.fromEntries(Object.entries(attributes).map(([name, part]) => [name, kindOf(part)]))
}

describe.each([
  { of: 'a task', spec: taskConfigSpec(), builtIn: builtInTask, beyond: beyond.task },
  { of: 'the driver', spec: driverConfigSpec(), builtIn: builtInDriver, beyond: beyond.driver },
])("$of's hclspec", ({ spec, builtIn, beyond }) => {
  it("asks for each option of Nomad's own driver in the same form", () => {
    expect(kindsOf(spec)).toMatchObject(builtIn)
  })

  it('has no options but those and the ones of our own', () => {
    const own = Object.keys(kindsOf(spec)).filter((name) => !Object.hasOwn(builtIn, name))
    expect(own.sort()).toEqual(beyond)
  })

  it('is a message of the protocol', () => {
    const sent = toBinary(SpecSchema, fromJson(SpecSchema, spec as JsonValue))
    const read = toJson(SpecSchema, fromBinary(SpecSchema, sent), { useProtoFieldName: true })
    expect(kindsOf(read as Spec)).toEqual(kindsOf(spec))
  })
})

it("asks only for a task's image", () => {
  const spec = taskConfigSpec()
  const options = 'object' in spec ? Object.entries(spec.object.attributes) : []
  const required = options.filter(([, option]) => 'Attr' in option && option.Attr.required)
  expect(required.map(([name]) => name)).toEqual(['image'])
})

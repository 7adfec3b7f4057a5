/**
 * Names of Nomad's language and of driver.md §2 that no schema has yet, by the block in which they stand: a file that
 * uses one is refused. A name leaves this list when a schema gets it.
 */
export const NOT_SUPPORTED_YET: Readonly<Record<string, readonly string[]>> = {
  'the file': ['variable', 'variables', 'locals'],
  job: ['id', 'constraint'],
  group: ['constraint', 'volume', 'service', 'shutdown_delay', 'max_run_duration'],
  task: words(`constraint lifecycle leader template artifact volume_mount service shutdown_delay`),
  restart: ['render_templates'],
  logs: ['disabled', 'enabled'],
  resources: ['cores', 'memory_max', 'device', 'secrets'],
  network: ['dns', 'hostname', 'cni', 'device', 'cidr', 'ip', 'reserved_ports', 'dynamic_ports'],
  port: ['host_network', 'ignore_collision'],
  config: words(`
    image_pull_timeout auth auth_soft_fail cgroupns container_exists_attempts cpu_cfs_period cpu_hard_limit
    cpuset_cpus devices dns_options dns_search_domains dns_servers entrypoint extra_hosts group_add healthchecks
    hostname init interactive ipc_mode ipv4_address ipv6_address isolation load logging mac_address
    memory_hard_limit mount mounts network_aliases network_mode oom_score_adj pid_mode pids_limit privileged
    readonly_rootfs runtime security_opt shm_size storage_opt sysctl tty ulimit userns_mode uts_mode volume_driver
    volumes work_dir advertise_ipv6_address networks pull_policy port_protocols gpus stop_signal tmpfs blkio`),
}

const DEPLOYMENTS = 'a single node has no rolling deployments'
const PLACEMENT = 'a single node has no choice of where to run'
const OTHER_NODES = 'a single node has no other to move work to'
const SECRETS = 'no secrets are fetched'
const SERVICE_MESH = 'there is no service mesh'

/** Names of Nomad's language that one node goes without, by block, with the reason: a warning, as agent.md wants it. */
export const NO_EFFECT: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  job: {
    affinity: PLACEMENT,
    all_at_once: PLACEMENT,
    migrate: OTHER_NODES,
    multiregion: PLACEMENT,
    node_pool: PLACEMENT,
    parameterized: 'the job runs once, at once',
    periodic: 'the job runs once, at once',
    priority: PLACEMENT,
    reschedule: OTHER_NODES,
    secret: SECRETS,
    spread: PLACEMENT,
    ui: 'there is no web interface',
    update: DEPLOYMENTS,
    vault: SECRETS,
  },
  group: {
    affinity: PLACEMENT,
    consul: SERVICE_MESH,
    disconnect: OTHER_NODES,
    ephemeral_disk: "the allocation's folder is neither limited nor moved",
    max_client_disconnect: OTHER_NODES,
    migrate: OTHER_NODES,
    prevent_reschedule_on_lost: OTHER_NODES,
    reschedule: OTHER_NODES,
    scaling: 'nothing changes the count but the job file',
    secret: SECRETS,
    spread: PLACEMENT,
    stop_after_client_disconnect: OTHER_NODES,
    update: DEPLOYMENTS,
    vault: SECRETS,
  },
  task: {
    action: 'actions cannot be called',
    affinity: PLACEMENT,
    consul: SERVICE_MESH,
    csi_plugin: 'no storage plugins are run',
    dispatch_payload: 'jobs are not dispatched',
    identity: 'no identity tokens are issued',
    kind: SERVICE_MESH,
    scaling: 'nothing changes the resources but the job file',
    schedule: 'the task runs at all times',
    secret: SECRETS,
    vault: SECRETS,
  },
  resources: {
    disk: 'Nomad has deprecated it',
    iops: 'Nomad has deprecated it',
    numa: PLACEMENT,
  },
  network: {
    mbits: 'Nomad has deprecated it',
  },
}

/** Names that no block has yet. */
export const NOT_SUPPORTED_YET_ANYWHERE: readonly string[] = ['dynamic']

function words(text: string): string[] {
  return text.trim().split(/\s+/)
}

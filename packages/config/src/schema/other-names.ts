const DEPLOYMENTS = 'a single node has no rolling deployments'
const PLACEMENT = 'a single node has no choice of where to run'
const OTHER_NODES = 'a single node has no other to move work to'
const SECRETS = 'no secrets are fetched'
const SERVICE_MESH = 'there is no service mesh'
const CONSUL = 'nothing is registered in Consul'
const SERVERS = 'there is one node, and no server'
const FINGERPRINT = 'it is found out by looking at the host'
const LOGS = 'logs go to stderr'
const BRIDGE = "the engine's own bridges are used"
const METRICS = 'metrics are for Prometheus to fetch'
const NODE_NETWORK = "the node's own network is taken"

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
    secret: SECRETS,
    spread: PLACEMENT,
    stop_after_client_disconnect: OTHER_NODES,
    update: DEPLOYMENTS,
    vault: SECRETS,
  },
  scaling: named('enabled max policy type', 'nothing changes the count but the job file'),
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
    cidr: NODE_NETWORK,
    device: NODE_NETWORK,
    dynamic_ports: 'Nomad has taken it away; write port "<label>" {}',
    ip: NODE_NETWORK,
    mbits: 'Nomad has deprecated it',
  },
  device: {
    affinity: PLACEMENT,
  },
  template: {
    vault_grace: 'Nomad has deprecated it',
  },
  service: {
    canary_meta: DEPLOYMENTS,
    canary_tags: DEPLOYMENTS,
    cluster: CONSUL,
    connect: SERVICE_MESH,
    enable_tag_override: CONSUL,
    identity: CONSUL,
    kind: CONSUL,
    on_update: DEPLOYMENTS,
    tagged_addresses: CONSUL,
    weights: CONSUL,
  },
  check: {
    advertise: CONSUL,
    expose: SERVICE_MESH,
    failures_before_critical: CONSUL,
    failures_before_warning: CONSUL,
    notes: CONSUL,
    on_update: DEPLOYMENTS,
    success_before_passing: CONSUL,
  },
  'the agent file': {
    addresses: 'bind_addr is the address of the HTTP API',
    advertise: SERVERS,
    audit: 'no audit log is written',
    autopilot: SERVERS,
    consul: CONSUL,
    disable_anonymous_signature: 'nobody is asked for updates',
    disable_update_check: 'nobody is asked for updates',
    enable_debug: 'the agent has no debugging endpoints',
    enable_syslog: LOGS,
    eventlog: LOGS,
    http_api_response_headers: 'the HTTP API has no further headers',
    keyring: SERVERS,
    limits: SERVERS,
    log_file: LOGS,
    log_include_location: LOGS,
    log_rotate_bytes: LOGS,
    log_rotate_duration: LOGS,
    log_rotate_max_files: LOGS,
    reporting: 'nothing is reported to anyone',
    rpc: SERVERS,
    sentinel: 'there are no policies',
    server: SERVERS,
    syslog_facility: LOGS,
    ui: 'there is no web interface',
    vault: SECRETS,
  },
  ports: { rpc: SERVERS, serf: SERVERS },
  plugin: { args: 'the driver is part of the agent' },
  acl: {
    policy_ttl: SERVERS,
    replication_token: SERVERS,
    role_ttl: SERVERS,
    token_max_expiration_ttl: SERVERS,
    token_min_expiration_ttl: SERVERS,
    token_ttl: SERVERS,
  },
  tls: {
    rpc: SERVERS,
    rpc_upgrade_mode: SERVERS,
    tls_cipher_suites: "the choice is Node.js's",
    tls_min_version: "the choice is Node.js's",
    verify_server_hostname: SERVERS,
  },
  telemetry: named(
    `allowed_metadata_keys_in_metrics circonus_api_app circonus_api_token circonus_api_url circonus_broker_id
    circonus_broker_select_tag circonus_check_display_name circonus_check_force_metric_activation circonus_check_id
    circonus_check_instance_id circonus_check_search_tag circonus_check_tags circonus_submission_interval
    circonus_submission_url collection_interval datadog_address datadog_tags disable_allocation_hook_metrics
    disable_dispatched_job_summary_metrics disable_hostname disable_quota_utilization_metrics
    disable_rpc_rate_metrics_labels filter_default in_memory_collection_interval in_memory_retention_period
    include_alloc_metadata_in_metrics prefix_filter publish_allocation_metrics publish_node_metrics statsd_address
    statsite_address use_node_name`,
    METRICS,
  ),
  client: {
    ...named('alloc_dir alloc_mounts_dir state_dir', 'everything is below data_dir'),
    ...named('artifact template users', "a task's own options say it"),
    ...named('bind_wildcard_default_host_network preferred_address_family', NODE_NETWORK),
    ...named('bridge_network_hairpin_mode bridge_network_name bridge_network_subnet', BRIDGE),
    ...named('bridge_network_subnet_ipv6 cni_config_dir cni_path', BRIDGE),
    ...named('chroot_env', 'only the docker driver runs tasks'),
    ...named('client_max_port client_min_port', 'plugins need no ports'),
    ...named('default_ineligible node_class node_pool', PLACEMENT),
    ...named(
      'cpu_disable_dmidecode disk_free_mb disk_total_mb fingerprint network_speed',
      FINGERPRINT,
    ),
    ...named('no_host_uuid', FINGERPRINT),
    ...named('cgroup_parent', "the engine's own setting counts"),
    ...named(
      'common_plugin_dir host_volume_plugin_dir host_volumes_dir',
      'no storage plugins are run',
    ),
    ...named('disable_remote_exec', 'acl says who may do what'),
    ...named('drain_on_shutdown server_join servers', SERVERS),
    ...named('gc_volumes_on_node_gc', 'no storage plugins are run'),
    ...named('log_file', LOGS),
    ...named('node_max_allocs', 'memory and CPU are the limit'),
    ...named('nomad_service_discovery', 'services are always shown'),
    ...named('stats', 'Nomad has taken it away'),
  },
}

/** Names of one reason. */
function named(names: string, reason: string): Record<string, string> {
  return Object.fromEntries(words(names).map((name) => [name, reason]))
}

function words(text: string): string[] {
  return text.trim().split(/\s+/)
}

import type { Refused } from '@longshore/config'

const NEVER: readonly string[] = []

/** Options that no program but another can fulfil: refused, rather than run otherwise than the file says. */
export const refusedByRun: Refused = {
  // FIFOs are a Nomad client's.
  'plugin config': { log_collection: ['files'] },
}

/** Options that are for an agent that stays: `longshore run` has no use for them. */
export const unusedByRun: Refused = {
  'the agent file': Object.fromEntries(
    `plugin_dir log_level log_json bind_addr ports telemetry acl tls leave_on_terminate leave_on_interrupt`
      .split(' ')
      .map((name) => [name, NEVER]),
  ),
  client: Object.fromEntries(
    `host_volume max_kill_timeout gc_interval gc_disk_usage_threshold gc_inode_usage_threshold gc_max_allocs gc_parallel_destroys`
      .split(' ')
      .map((name) => [name, NEVER]),
  ),
  'plugin config': { nvidia_runtime: ['nvidia'] },
  reserved: { disk: NEVER },
  host_network: { reserved_ports: NEVER },
}

import type { DriverKind } from './driver-kind.ts'

/** With one of the drivers; `logmon`: with ours, which hands output to Nomad's own log processes. */
export type AgentConfiguration = DriverKind | 'logmon'

export interface AgentConfigOptions {
  /** Holds the data and the plugins. */
  folder: string
  ports: { http: number; rpc: number; serf: number }
  /** Tasks get their ports from here: first and last. */
  dynamicPorts: readonly [number, number]
  /** Of the network that groups in mode `bridge` get. */
  bridge: { name: string; subnet: string }
  endpoint: string
  infraImage: string
  /** Further lines of the driver's `config` block. */
  driverConfig: string
}

/** The file of a server and client on loopback, with the docker driver alone. */
export function toAgentConfig(
  configuration: AgentConfiguration,
  options: AgentConfigOptions,
): string {
  const { folder, ports, dynamicPorts, bridge, endpoint, infraImage, driverConfig } = options
  const [firstPort, lastPort] = dynamicPorts
  const plugins = configuration === 'built-in' ? 'no-plugins' : 'plugins'
  const logs = configuration === 'logmon' ? 'log_collection = "logmon"' : ''
  const text = JSON.stringify
  return `
name                 = "interop"
data_dir             = ${text(`${folder}/data`)}
plugin_dir           = ${text(`${folder}/${plugins}`)}
bind_addr            = "127.0.0.1"
log_level            = "DEBUG"
disable_update_check = true
leave_on_interrupt   = false
leave_on_terminate   = false
ports {
  http = ${ports.http}
  rpc  = ${ports.rpc}
  serf = ${ports.serf}
}
advertise {
  http = "127.0.0.1:${ports.http}"
  rpc  = "127.0.0.1:${ports.rpc}"
  serf = "127.0.0.1:${ports.serf}"
}
server {
  enabled          = true
  bootstrap_expect = 1
  heartbeat_grace  = "60s"
}
client {
  enabled               = true
  network_interface     = "lo"
  cpu_total_compute     = 100000
  memory_total_mb       = 60000
  cni_path              = "/usr/lib/cni"
  bridge_network_name   = ${text(bridge.name)}
  bridge_network_subnet = ${text(bridge.subnet)}
  min_dynamic_port      = ${firstPort}
  max_dynamic_port      = ${lastPort}
  options = {
    "driver.allowlist"     = "docker"
    "fingerprint.denylist" = "env_aws,env_azure,env_digitalocean,env_gce"
  }
}
telemetry {
  collection_interval        = "1s"
  publish_allocation_metrics = true
}
plugin "docker" {
  config {
    endpoint    = ${text(endpoint)}
    infra_image = ${text(infraImage)}
    ${logs}
    ${driverConfig}
  }
}
`
}

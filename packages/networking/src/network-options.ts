/** What a task's config says of networks. Spec: driver.md §2. */
export interface NetworkOptions extends EndpointOptions {
  network_mode?: string
  network_aliases?: readonly string[]
  networks?: readonly NetworkMembership[]
  hostname?: string
  dns_servers?: readonly string[]
  dns_search_domains?: readonly string[]
  dns_options?: readonly string[]
  extra_hosts?: readonly string[]
}

export interface EndpointOptions {
  ipv4_address?: string
  ipv6_address?: string
  mac_address?: string
}

export interface NetworkMembership extends EndpointOptions {
  name: string
  aliases?: readonly string[]
}

/** A group's `network { dns { … } }`, which counts in place of the task's own options. */
export interface GroupDns {
  servers: readonly string[]
  searches: readonly string[]
  options: readonly string[]
}

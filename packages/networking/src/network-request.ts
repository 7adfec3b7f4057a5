/** The parts of the engine's create request that concern networks, in the engine's own spelling. */
export interface NetworkRequest {
  Hostname?: string
  /** Read by engines before API 1.44; later ones want it to equal the endpoint's. */
  MacAddress?: string
  NetworkingConfig?: { EndpointsConfig: Record<string, EndpointSettings> }
  HostConfig: {
    NetworkMode: string
    Dns?: string[]
    DnsSearch?: string[]
    DnsOptions?: string[]
    ExtraHosts?: string[]
  }
}

/** A container's place in one network. */
export interface EndpointSettings {
  Aliases?: string[]
  IPAMConfig?: { IPv4Address?: string; IPv6Address?: string }
  MacAddress?: string
}

/** A network that the container joins between create and start. */
export interface NetworkConnection {
  network: string
  endpoint: EndpointSettings
}

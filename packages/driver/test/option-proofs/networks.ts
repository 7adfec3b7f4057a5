import type { NamedProof, OptionProof } from './option-proof.ts'

/** Its networks: driver.md §5. */
export const networkProofs: OptionProof[] = [
  {
    option: 'network_mode',
    fields: ['HostConfig.NetworkMode'],
    rule: '`host`: the host’s own network, and nothing is published',
    proof: {
      kind: 'kernel',
      container: 'host',
      asks: { network_mode: 'host' },
      reads: 'readlink /proc/self/ns/net',
      finds: { link: '/proc/self/ns/net', isSame: true },
    },
  },
  {
    option: 'network_mode',
    fields: ['HostConfig.NetworkMode'],
    rule: '`none`: nothing but the loopback',
    proof: networkTest('has nothing but the loopback with network_mode none'),
  },
  {
    option: 'network_mode',
    fields: ['HostConfig.NetworkMode'],
    rule: '`container:<name>`: that container’s network',
    proof: networkTest("joins another container's network"),
  },
  {
    option: 'network_mode',
    fields: ['HostConfig.NetworkMode'],
    rule: 'The name of a network of the engine',
    proof: networkTest('has the addresses that it asks for, and a name that others find'),
  },
  {
    option: 'networks',
    fields: ['HostConfig.NetworkMode', 'NetworkingConfig.EndpointsConfig'],
    rule: 'Several, all joined before the start',
    proof: networkTest('is in two networks before it starts'),
  },
  {
    option: 'network_aliases',
    fields: ['NetworkingConfig.EndpointsConfig.*.Aliases'],
    rule: 'Names that others in the network find it by',
    proof: networkTest('has the addresses that it asks for, and a name that others find'),
  },
  {
    option: 'ipv4_address',
    fields: ['NetworkingConfig.EndpointsConfig.*.IPAMConfig.IPv4Address'],
    rule: 'In a subnet of the network',
    proof: networkTest('has the addresses that it asks for, and a name that others find'),
  },
  {
    option: 'ipv6_address',
    fields: ['NetworkingConfig.EndpointsConfig.*.IPAMConfig.IPv6Address'],
    rule: 'In a subnet of the network',
    proof: networkTest('has the addresses that it asks for, and a name that others find'),
  },
  {
    option: 'mac_address',
    fields: ['MacAddress', 'NetworkingConfig.EndpointsConfig.*.MacAddress'],
    rule: 'Of its place in the network',
    proof: networkTest('has the addresses that it asks for, and a name that others find'),
  },
  {
    option: 'advertise_ipv6_address',
    fields: [],
    rule: 'The task’s address is the container’s global IPv6 address',
    proof: { ...networkTest('advertises its IPv6 address where it says so'), shows: 'container' },
  },
  {
    option: 'ports',
    fields: ['ExposedPorts', 'HostConfig.PortBindings'],
    rule: 'Ports of the group, on TCP and UDP, at the allocated address',
    proof: networkTest('is reached at its ports from outside, by TCP and UDP, over $family'),
  },
  {
    option: 'port_map',
    fields: ['ExposedPorts', 'HostConfig.PortBindings'],
    rule: 'The port inside of a port of the task’s own',
    proof: networkTest('is reached at its ports from outside, by TCP and UDP, over $family'),
  },
  {
    option: 'port_protocols',
    fields: ['ExposedPorts', 'HostConfig.PortBindings'],
    rule: 'TCP, UDP or both, by the port’s label',
    proof: networkTest('is reached by the protocol that port_protocols names, and no other'),
  },
  {
    option: 'dns_servers',
    fields: ['HostConfig.Dns'],
    rule: 'The name servers; those of the group’s network come in their place',
    proof: {
      kind: 'kernel',
      container: 'plain',
      asks: { dns_servers: ['192.0.2.53'] },
      reads: 'grep ^nameserver /etc/resolv.conf',
      finds: 'nameserver 192.0.2.53',
    },
  },
  {
    option: 'dns_search_domains',
    fields: ['HostConfig.DnsSearch'],
    rule: 'Where names without a dot are looked up',
    proof: {
      kind: 'kernel',
      container: 'plain',
      asks: { dns_search_domains: ['proof.example'] },
      reads: 'grep ^search /etc/resolv.conf',
      finds: 'search proof.example',
    },
  },
  {
    option: 'dns_options',
    fields: ['HostConfig.DnsOptions'],
    rule: 'Options of resolv.conf(5)',
    proof: {
      kind: 'kernel',
      container: 'plain',
      asks: { dns_options: ['ndots:3'] },
      reads: 'grep ^options /etc/resolv.conf',
      finds: 'options ndots:3',
    },
  },
  {
    option: 'extra_hosts',
    fields: ['HostConfig.ExtraHosts'],
    rule: '`name:ip` or `name=ip`, IPv6 in brackets or not; `host-gateway` is the host',
    proof: {
      kind: 'kernel',
      container: 'plain',
      asks: { extra_hosts: ['db:192.0.2.1', 'cache=192.0.2.2', 'six:[2001:db8::6]'] },
      reads: "awk '/192.0.2|2001:db8/ { print $2, $1 }' /etc/hosts",
      finds: 'db 192.0.2.1\ncache 192.0.2.2\nsix 2001:db8::6',
    },
  },
]

function networkTest(title: string): NamedProof {
  return {
    kind: 'test',
    shows: 'kernel',
    file: 'packages/driver/src/network/networks.engine.test.ts',
    title,
  }
}

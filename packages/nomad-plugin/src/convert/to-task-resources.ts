import type * as proto from '../gen/driver_pb.ts'
import type { LinuxResources, NetworkResource, TaskResources } from '../types/task-config.ts'

export function toTaskResources(message: proto.Resources | undefined): TaskResources {
  const allocated = message?.allocatedResources
  return {
    cpuShares: Number(allocated?.cpu?.cpuShares ?? 0),
    memoryMb: Number(allocated?.memory?.memoryMb ?? 0),
    memoryMaxMb: Number(allocated?.memory?.memoryMaxMb ?? 0),
    networks: (allocated?.networks ?? []).map(toNetworkResource),
    ports: (message?.ports ?? []).map(({ $typeName, $unknown, ...port }) => port),
    linux: message?.linuxResources && toLinuxResources(message.linuxResources),
  }
}

function toNetworkResource(message: proto.NetworkResource): NetworkResource {
  const { device, cidr, ip, mbits } = message
  return {
    device,
    cidr,
    ip,
    mbits,
    reservedPorts: message.reservedPorts.map(({ label, value }) => ({ label, value })),
    dynamicPorts: message.dynamicPorts.map(({ label, value }) => ({ label, value })),
  }
}

function toLinuxResources(message: proto.LinuxResources): LinuxResources {
  return {
    cpuPeriod: Number(message.cpuPeriod),
    cpuQuota: Number(message.cpuQuota),
    cpuShares: Number(message.cpuShares),
    memoryLimitBytes: Number(message.memoryLimitBytes),
    oomScoreAdj: Number(message.oomScoreAdj),
    cpusetCpus: message.cpusetCpus,
    cpusetCgroup: message.cpusetCgroup,
    percentTicks: message.PercentTicks,
  }
}

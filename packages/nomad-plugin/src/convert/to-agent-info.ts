import { type ClientTopology, CoreGrade, type NomadConfig } from '../gen/base_pb.ts'
import type { AgentInfo, Topology } from '../types/agent-info.ts'

export function toAgentInfo(message: NomadConfig | undefined): AgentInfo {
  const { ClientMinPort: min = 0, ClientMaxPort: max = 0, Topology } = message?.driver ?? {}
  return {
    portRange: max > 0 ? { min, max } : undefined,
    topology: Topology && toTopology(Topology),
  }
}

function toTopology(message: ClientTopology): Topology {
  const { dimension = 0, values = [] } = message.distances ?? {}
  const rows = values.length === dimension * dimension ? dimension : 0
  return {
    nodeIds: message.nodeIds,
    distances: Array.from({ length: rows }, (_, row) =>
      values.slice(row * dimension, (row + 1) * dimension),
    ),
    cores: message.cores.map((core) => ({
      socketId: core.socketId,
      nodeId: core.nodeId,
      coreId: core.coreId,
      grade: core.coreGrade === CoreGrade.Efficiency ? 'efficiency' : 'performance',
      disabled: core.disable,
      baseSpeed: Number(core.baseSpeed),
      maxSpeed: Number(core.maxSpeed),
      guessSpeed: Number(core.guessSpeed),
    })),
    overrideTotalCompute: Number(message.overrideTotalCompute),
    overrideWithheldCompute: Number(message.overrideWitholdCompute),
  }
}

/** What a driver is told of the agent that runs it. */
export interface AgentInfo {
  /** Of the ports that the agent gives to allocations; undefined where it told none. */
  portRange: { min: number; max: number } | undefined
  topology: Topology | undefined
}

/** The machine's processors as the agent sees them. */
export interface Topology {
  /** Of NUMA nodes. */
  nodeIds: number[]
  /** Between NUMA nodes: a row for each. */
  distances: number[][]
  cores: Core[]
  /** MHz; 0 where the agent's config sets none. */
  overrideTotalCompute: number
  overrideWithheldCompute: number
}

export interface Core {
  socketId: number
  nodeId: number
  coreId: number
  grade: 'performance' | 'efficiency'
  /** Not to be used for tasks. */
  disabled: boolean
  /** MHz; 0 where it is not known. */
  baseSpeed: number
  maxSpeed: number
  guessSpeed: number
}

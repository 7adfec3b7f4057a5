// What the checks read of Nomad's answers.

export interface Allocation {
  ID: string
  JobID: string
  JobVersion?: number
  ClientStatus: 'pending' | 'running' | 'complete' | 'failed' | 'lost' | 'unknown'
  DesiredStatus: 'run' | 'stop' | 'evict'
  CreateIndex: number
  TaskStates: Record<string, TaskState> | null
  AllocatedResources?: {
    Shared: { Ports: { Label: string; Value: number; HostIP: string }[] | null }
  }
}

export interface TaskState {
  State: 'pending' | 'running' | 'dead'
  Failed: boolean
  Restarts: number
  Events: TaskEvent[]
}

export interface TaskEvent {
  Type: string
  /** Nanoseconds since 1970: as a number it has lost its last digits. */
  Time: number
  DisplayMessage: string
  Details: Record<string, string>
  ExitCode: number
}

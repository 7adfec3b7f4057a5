/** Something that a user should read in the task's list of events. */
export interface TaskEvent {
  taskId: string
  taskName: string
  allocId: string
  /** Unix time in milliseconds. */
  timestamp: number
  message: string
  annotations?: Record<string, string>
}

/** Something that happened to a task, for people. Never holds a secret. */
export interface TaskEvent {
  taskId: string
  /** Unix time in milliseconds. */
  time: number
  type: TaskEventType
  message: string
}

export type TaskEventType =
  | 'Driver'
  | 'Started'
  | 'Recovered'
  | 'Output Lost'
  | 'Killing'
  | 'Terminated'
  | 'Destroyed'

export { type ReapOptions, type ReapResult, reapLeftovers } from './reap-leftovers.ts'
export { removeTaskContainer } from './remove-task-container.ts'

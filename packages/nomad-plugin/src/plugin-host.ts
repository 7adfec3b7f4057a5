import type { Environment } from './handshake/read-launch.ts'
import type { LogOutput } from './log/create-hclog-logger.ts'

/** The process that a plugin is, as much of it as it needs: Node's `process` is one. */
export interface PluginHost {
  readonly env: Environment
  readonly platform: string
  readonly stdout: Output
  readonly stderr: Output
  on(signal: 'SIGINT' | 'SIGHUP' | 'SIGTERM', listener: () => void): unknown
  off(signal: 'SIGINT' | 'SIGHUP' | 'SIGTERM', listener: () => void): unknown
  /** The user's id; not on Windows. */
  getuid?(): number
}

interface Output extends LogOutput {
  on(event: 'error', listener: (error: Error) => void): unknown
}

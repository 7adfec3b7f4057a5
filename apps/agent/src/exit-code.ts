import type { LongshoreError } from '@longshore/errors'

/** Exit codes of the CLI (design.md). */
export const exitCode = { success: 0, failed: 1, badInput: 2, unreachable: 3 } as const

/** Codes of errors that mean a bad file or bad usage rather than a failed job. */
const badInput = new Set([
  'FILE_UNREADABLE',
  'JOB_FILE_UNREADABLE',
  'AGENT_FILE_UNREADABLE',
  'AGENT_FILE_INVALID',
  'HOST_ADDRESS_UNKNOWN',
  'VARIABLES_UNREADABLE',
  'FILE_NOT_WRITABLE',
  'NO_FILES',
  'NO_JOB_FILE',
  'VARIABLE_ARGUMENT_INVALID',
  'JOB_FILE_INVALID',
  'ENGINE_ENDPOINT_INVALID',
  'ENGINE_ENDPOINT_UNSUPPORTED',
  'ENGINE_TLS_INVALID',
  'IMAGE_GC_UNAVAILABLE',
  'PLUGIN_DIR_UNKNOWN',
  'DATA_DIR_UNUSABLE',
  'PORT_PROBE_FAILED',
])

/** Codes of errors that mean that nobody answered. */
const unreachable = new Set(['ENGINE_UNREACHABLE', 'ENGINE_TIMEOUT'])

export function exitCodeOf({ code }: LongshoreError): number {
  if (badInput.has(code)) return exitCode.badInput
  return unreachable.has(code) ? exitCode.unreachable : exitCode.failed
}

import type { LongshoreError } from '@longshore/errors'

/** What one stream's output is written to. */
export interface OutputFile {
  /**
   * Stores all of `output`. Never rejects: `error` (`LOG_WRITE_FAILED`) says why only the first `stored` bytes are
   * there. The next call tries anew. One call at a time.
   */
  write(output: Buffer): Promise<{ stored: number; error?: LongshoreError }>
  /** Rejects with `LOG_WRITE_FAILED`. */
  close(): Promise<void>
}

/** What becomes of a task whose output is not wanted: nothing is stored, and nothing is lost. */
export function createNullFile(): OutputFile {
  return {
    write: async (output) => ({ stored: output.length }),
    async close() {},
  }
}

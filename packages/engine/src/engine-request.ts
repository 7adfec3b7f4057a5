import type { EngineFailure } from './engine-errors.ts'
import type { WireRequest } from './send-request.ts'
import type { CallLimit } from './time-limits.ts'

/** One call, its path without the API version. */
export interface EngineRequest extends WireRequest {
  /** What is asked, as the end of a sentence that begins with “Cannot”: `start the container web`. */
  doing: string
  /** The error that the engine answers. Default: by the status alone. */
  toError?: (failure: EngineFailure) => Error
  /** Default: `open` for what goes on, else `read` for a GET and `change` for all else. */
  limit?: CallLimit
}

import { LongshoreError } from '@longshore/errors'

/** A call that the engine answered with an error. */
export interface EngineFailure {
  /** What was asked, as the end of a sentence that begins with “Cannot”: `start the container web`. */
  doing: string
  /** The HTTP status; none for an error inside a progress stream. */
  status?: number
  /** The engine's own words. */
  text: string
}

/** The code of an answer by its status alone. */
export function toEngineError(failure: EngineFailure): LongshoreError {
  const message = toMessage(failure)
  switch (failure.status) {
    case 400:
      return new LongshoreError('ENGINE_BAD_REQUEST', message)
    case 404:
      return new LongshoreError('ENGINE_NOT_FOUND', message)
    case 409:
      return new LongshoreError('ENGINE_CONFLICT', message)
    default:
      return new LongshoreError('ENGINE_FAILED', message, { recoverable: true })
  }
}

/** What an engine answers with status 500, and will answer again: options that it does not have here. */
const unfit =
  /could not select device driver|--storage-opt is (not )?supported|unable to find group|error looking up logging plugin|unknown or invalid runtime/i

/** As {@link toEngineError}; an option that this engine cannot fulfil is told by its words only. */
export function toCreateError(failure: EngineFailure): LongshoreError {
  if (!unfit.test(failure.text)) return toEngineError(failure)
  return new LongshoreError('ENGINE_BAD_REQUEST', toMessage(failure), {
    hint: 'Take the option out, or run the task where the engine has it.',
  })
}

/** As {@link toCreateError}; a published port that is taken has its own code. */
export function toStartError(failure: EngineFailure): LongshoreError {
  if (!/port is already allocated|address already in use/.test(failure.text))
    return toCreateError(failure)
  return new LongshoreError('ENGINE_PORT_IN_USE', toMessage(failure), {
    hint: 'Stop what listens on that port, or publish another one.',
    recoverable: true,
  })
}

/** Ids in it are cut to their first 12 digits, as `docker ps` shows them; digests (`sha256:…`) are whole. */
function toMessage({ doing, text }: EngineFailure): string {
  return `Cannot ${doing}: ${text}`.replace(/(?<![\w:-])([0-9a-f]{12})[0-9a-f]{52}(?!\w)/g, '$1')
}

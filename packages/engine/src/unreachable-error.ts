import { LongshoreError } from '@longshore/errors'

/** For a connection that could not be made, or that ended before the answer did. */
export function toUnreachableError(endpoint: string, cause: Error): LongshoreError {
  return new LongshoreError(
    'ENGINE_UNREACHABLE',
    `The Docker Engine at ${endpoint} does not answer: ${cause.message}`,
    { hint: hintFor(cause), cause, recoverable: true },
  )
}

function hintFor(cause: NodeJS.ErrnoException): string {
  return cause.code === 'EACCES' || cause.code === 'EPERM'
    ? 'Allow this user to use the socket, for example through the group docker.'
    : 'Start the engine, or set endpoint (or DOCKER_HOST) to where it listens.'
}

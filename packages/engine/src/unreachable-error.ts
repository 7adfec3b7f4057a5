import { LongshoreError } from '@longshore/errors'

/** For a connection that could not be made, or that ended before the answer did. */
export function toUnreachableError(endpoint: string, cause: NodeJS.ErrnoException): LongshoreError {
  const { code = '', message } = cause
  if (code === 'HPE_INVALID_CONSTANT') return toForeignError(endpoint, 'it does not speak HTTP')
  if (endpoint.startsWith('unix:') && ['EACCES', 'EPERM'].includes(code))
    return new LongshoreError(
      'ENGINE_UNREACHABLE',
      `Cannot connect to the Docker Engine at ${endpoint}: permission denied`,
      { hint: 'Run as root, or as a member of the group docker.', cause, recoverable: true },
    )
  if (isOfTls(code))
    return new LongshoreError(
      'ENGINE_UNREACHABLE',
      `Cannot connect to the Docker Engine at ${endpoint} by TLS: ${message}`,
      { hint: `Give the certificates that are made for it ${where}.`, cause, recoverable: true },
    )
  return new LongshoreError(
    'ENGINE_UNREACHABLE',
    // Where each address of a host refuses, Node's error has a code and no message.
    `The Docker Engine at ${endpoint} does not answer: ${message || code}`,
    {
      hint: 'Start Docker, or name its endpoint in DOCKER_HOST.',
      cause,
      recoverable: true,
    },
  )
}

/** For an engine that does not even give a sign of life in its time. */
export function toSilentError(endpoint: string, limitMs: number): LongshoreError {
  return toUnreachableError(endpoint, new Error(`no sign of life within ${limitMs / 1000} s`))
}

/** For something that answers, but not as an engine does: to whoever waits for the engine, that is as good as away. */
export function toForeignError(endpoint: string, how: string): LongshoreError {
  return new LongshoreError(
    'ENGINE_UNREACHABLE',
    `What answers at ${endpoint} is no Docker Engine: ${how}`,
    {
      hint: 'Name the endpoint of a Docker Engine in DOCKER_HOST.',
      recoverable: true,
    },
  )
}

/** For an engine that is spoken to in plain text and wants TLS. */
export function toTlsWantedError(endpoint: string): LongshoreError {
  return new LongshoreError('ENGINE_UNREACHABLE', `What answers at ${endpoint} wants TLS.`, {
    hint: `Give the certificates for it ${where}.`,
    recoverable: true,
  })
}

const where = 'in tls beside endpoint, or in the folder DOCKER_CERT_PATH'

/** Node's own codes, and those of OpenSSL's X509 verification, which are in its documentation of `tls`. */
function isOfTls(code: string): boolean {
  return /^(ERR_SSL|ERR_TLS|EPROTO$|CERT_|CRL_)|CERT|SIGNATURE/.test(code)
}

import { posix, win32 } from 'node:path'
import { LongshoreError } from '@longshore/errors'
import type { EndpointOptions, TlsPaths } from './endpoint-options.ts'

/** What a TLS connection is made with. Without `ca`, the authorities that Node.js trusts count. */
export interface TlsFiles {
  /** Whether the engine's certificate must be a true one of its host. */
  verify: boolean
  ca?: NamedFile
  cert?: NamedFile
  key?: NamedFile
}

export interface NamedFile {
  path: string
  /** The option that names it, for errors: `tls.ca`. */
  option: string
}

export interface ChosenTls {
  files?: TlsFiles
  /** The options that asked for it. */
  source: string
  warnings: string[]
}

/**
 * Which certificates count. Beside `endpoint`, the option `tls` alone. Otherwise, as Docker's own client has it,
 * `ca.pem`, `cert.pem` and `key.pem` in `DOCKER_CERT_PATH`; there the engine is verified unless `DOCKER_TLS_VERIFY` is empty.
 *
 * @throws LongshoreError `ENGINE_TLS_INVALID`
 */
export function chooseTls({ endpoint, tls = {}, ...rest }: EndpointOptions): ChosenTls {
  const isSet = Boolean(tls.cert || tls.key || tls.ca)
  if (endpoint) return { source: 'tls', files: isSet ? fromOption(tls) : undefined, warnings: [] }
  const warnings = isSet ? ['tls is ignored: it needs endpoint.'] : []
  return { ...fromEnvironment(rest), warnings }
}

function fromOption({ cert, key, ca }: TlsPaths): TlsFiles {
  if (Boolean(cert) !== Boolean(key)) {
    const [given, missing] = cert ? ['cert', 'key'] : ['key', 'cert']
    throw new LongshoreError(
      'ENGINE_TLS_INVALID',
      `tls.${given} is set, and tls.${missing} is not.`,
      {
        hint: "Give both: the client's certificate and its key.",
      },
    )
  }
  return {
    verify: true,
    ...(ca && { ca: { path: ca, option: 'tls.ca' } }),
    ...(cert && { cert: { path: cert, option: 'tls.cert' } }),
    ...(key && { key: { path: key, option: 'tls.key' } }),
  }
}

type Surroundings = Pick<EndpointOptions, 'environment' | 'platform'>

function fromEnvironment(surroundings: Surroundings): Omit<ChosenTls, 'warnings'> {
  const { DOCKER_CERT_PATH, DOCKER_TLS_VERIFY } = surroundings.environment
  const option = DOCKER_CERT_PATH ? 'DOCKER_CERT_PATH' : 'DOCKER_TLS_VERIFY'
  if (!DOCKER_CERT_PATH && !DOCKER_TLS_VERIFY) return { source: option }

  const { join } = surroundings.platform === 'win32' ? win32 : posix
  const folder = DOCKER_CERT_PATH || clientFolder(surroundings, join)
  const file = (name: string): NamedFile => ({ path: join(folder, name), option })
  const files = { ca: file('ca.pem'), cert: file('cert.pem'), key: file('key.pem') }
  return { source: option, files: { verify: Boolean(DOCKER_TLS_VERIFY), ...files } }
}

/** Where Docker's own client keeps its certificates. */
function clientFolder(
  { environment: { DOCKER_CONFIG, HOME, USERPROFILE } }: Surroundings,
  join: (...paths: string[]) => string,
): string {
  const home = HOME || USERPROFILE
  if (DOCKER_CONFIG) return DOCKER_CONFIG
  if (home) return join(home, '.docker')
  throw new LongshoreError(
    'ENGINE_TLS_INVALID',
    'DOCKER_TLS_VERIFY is set, and nothing says where the certificates are.',
    {
      hint: 'Name their folder in DOCKER_CERT_PATH.',
    },
  )
}

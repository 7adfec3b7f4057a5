import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { EndpointOptions } from './endpoint-options.ts'
import { resolveEndpoint } from './resolve-endpoint.ts'

const socket = { socketPath: '/var/run/docker.sock' }
const tls = { ca: '/c/ca.pem', cert: '/c/cert.pem', key: '/c/key.pem' }
const tlsFiles = {
  verify: true,
  ca: { path: '/c/ca.pem', option: 'tls.ca' },
  cert: { path: '/c/cert.pem', option: 'tls.cert' },
  key: { path: '/c/key.pem', option: 'tls.key' },
}
const filesIn = (folder: string, option: string, verify = true) => ({
  verify,
  ca: { path: `${folder}/ca.pem`, option },
  cert: { path: `${folder}/cert.pem`, option },
  key: { path: `${folder}/key.pem`, option },
})
const isIgnored = 'is ignored: a connection to a socket of this machine is not encrypted.'

interface Case {
  why: string
  options: Partial<EndpointOptions>
  endpoint?: string
  connection: object
  warnings?: string[]
}

describe('resolveEndpoint', () => {
  it.each<Case>([
    {
      why: 'nothing said',
      options: {},
      endpoint: 'unix:///var/run/docker.sock',
      connection: socket,
    },
    {
      why: 'nothing said on Windows',
      options: { platform: 'win32' },
      endpoint: 'npipe:////./pipe/docker_engine',
      connection: { socketPath: '\\\\.\\pipe\\docker_engine' },
    },
    {
      why: 'DOCKER_HOST',
      options: { environment: { DOCKER_HOST: 'tcp://10.0.0.1:99' } },
      endpoint: 'tcp://10.0.0.1:99',
      connection: { host: '10.0.0.1', port: 99 },
    },
    {
      why: 'an empty DOCKER_HOST',
      options: { environment: { DOCKER_HOST: '', DOCKER_TLS_VERIFY: '', DOCKER_CERT_PATH: '' } },
      endpoint: 'unix:///var/run/docker.sock',
      connection: socket,
    },
    {
      why: 'an endpoint, whatever the environment says',
      options: {
        endpoint: 'unix:///run/other engine.sock',
        environment: { DOCKER_HOST: 'nonsense', DOCKER_TLS_VERIFY: '1', DOCKER_CERT_PATH: '/none' },
      },
      connection: { socketPath: '/run/other engine.sock' },
    },
    {
      why: 'tcp without a port',
      options: { endpoint: 'tcp://engine.example' },
      connection: { host: 'engine.example', port: 2375 },
    },
    {
      why: 'http',
      options: { endpoint: 'http://127.0.0.1:2375/' },
      connection: { host: '127.0.0.1', port: 2375 },
    },
    {
      why: 'an IPv6 address',
      options: { endpoint: 'tcp://[::1]:2375' },
      connection: { host: '[::1]', port: 2375 },
    },
    {
      why: 'https, trusting the authorities that all trust',
      options: { endpoint: 'https://engine.example' },
      connection: { host: 'engine.example', port: 443, tls: { verify: true } },
    },
    {
      why: 'a Windows pipe of another machine',
      options: { endpoint: 'npipe:////server/pipe/docker/a', platform: 'win32' },
      connection: { socketPath: '\\\\server\\pipe\\docker\\a' },
    },
    {
      why: 'tcp with certificates',
      options: { endpoint: 'tcp://engine.example', tls },
      connection: { host: 'engine.example', port: 2376, tls: tlsFiles },
    },
    {
      why: 'http with certificates, which is not sent in plain text',
      options: { endpoint: 'http://engine.example:1', tls: { ca: '/c/ca.pem' } },
      connection: {
        host: 'engine.example',
        port: 1,
        tls: { verify: true, ca: tlsFiles.ca },
      },
    },
    {
      why: 'empty certificates, which are none',
      options: { endpoint: 'tcp://engine.example:1', tls: { ca: '', cert: '', key: '' } },
      connection: { host: 'engine.example', port: 1 },
    },
    {
      why: 'certificates without an endpoint, with a warning',
      options: { tls },
      endpoint: 'unix:///var/run/docker.sock',
      connection: socket,
      warnings: ['tls is ignored: it needs endpoint.'],
    },
    {
      why: 'certificates for a socket, with a warning',
      options: { endpoint: 'unix:///run/docker.sock', tls },
      connection: { socketPath: '/run/docker.sock' },
      warnings: [`tls ${isIgnored}`],
    },
    {
      why: 'DOCKER_CERT_PATH beside a socket, with a warning',
      options: { environment: { DOCKER_CERT_PATH: '/certs' } },
      endpoint: 'unix:///var/run/docker.sock',
      connection: socket,
      warnings: [`DOCKER_CERT_PATH ${isIgnored}`],
    },
    {
      why: 'DOCKER_CERT_PATH and DOCKER_TLS_VERIFY',
      options: {
        environment: { DOCKER_HOST: 'tcp://h', DOCKER_CERT_PATH: '/d', DOCKER_TLS_VERIFY: '1' },
      },
      endpoint: 'tcp://h',
      connection: { host: 'h', port: 2376, tls: filesIn('/d', 'DOCKER_CERT_PATH') },
    },
    {
      why: 'DOCKER_CERT_PATH alone: encrypted, not verified',
      options: { environment: { DOCKER_HOST: 'tcp://h:1', DOCKER_CERT_PATH: '/d' } },
      endpoint: 'tcp://h:1',
      connection: { host: 'h', port: 1, tls: filesIn('/d', 'DOCKER_CERT_PATH', false) },
    },
    {
      why: 'DOCKER_TLS_VERIFY alone: the certificates of Docker’s own client',
      options: {
        environment: { DOCKER_HOST: 'tcp://h:1', DOCKER_TLS_VERIFY: '1', HOME: '/home/me' },
      },
      endpoint: 'tcp://h:1',
      connection: {
        host: 'h',
        port: 1,
        tls: filesIn('/home/me/.docker', 'DOCKER_TLS_VERIFY'),
      },
    },
    {
      why: 'DOCKER_TLS_VERIFY beside DOCKER_CONFIG',
      options: {
        environment: {
          DOCKER_HOST: 'tcp://h:1',
          DOCKER_TLS_VERIFY: '0',
          DOCKER_CONFIG: '/conf',
          HOME: '/home/me',
        },
      },
      endpoint: 'tcp://h:1',
      connection: { host: 'h', port: 1, tls: filesIn('/conf', 'DOCKER_TLS_VERIFY') },
    },
  ])('takes $why', ({ options, endpoint = options.endpoint, connection, warnings = [] }) => {
    const resolved = resolveEndpoint({ environment: {}, platform: 'linux', ...options })
    expect(resolved).toEqual({ endpoint, connection, warnings })
  })

  it.each([
    '127.0.0.1:2375',
    '/var/run/docker.sock',
    'unix://',
    'unix://var/run/docker.sock',
    'tcp://',
    'tcp://host:0',
    'tcp://host:70000',
    'tcp://host:2375/prefix',
    'https://host/prefix',
    'npipe://docker_engine',
    'npipe:////./docker_engine',
    'ftp://host',
  ])('refuses %s and says what to write', (endpoint) => {
    expect(() => resolveEndpoint({ endpoint, environment: {}, platform: 'win32' })).toThrow(
      expect.objectContaining({
        code: 'ENGINE_ENDPOINT_INVALID',
        message: `endpoint is "${endpoint}".`,
        hint: expect.stringContaining('unix:///var/run/docker.sock or tcp://127.0.0.1:2375'),
      }),
    )
  })

  it('does not repeat a password', () => {
    const environment = { DOCKER_HOST: 'tcp://me:secret@host:2375' }
    expect(() => resolveEndpoint({ environment })).toThrow(
      expect.objectContaining({
        code: 'ENGINE_ENDPOINT_INVALID',
        message: expect.not.stringContaining('secret'),
      }),
    )
  })

  it.each<{ why: string; options: Partial<EndpointOptions>; code: string; message: string }>([
    {
      why: 'a Windows pipe elsewhere',
      options: { endpoint: 'npipe:////./pipe/docker_engine' },
      code: 'ENGINE_ENDPOINT_UNSUPPORTED',
      message: 'npipe:// (in endpoint) is not supported here.',
    },
    {
      why: 'ssh',
      options: { environment: { DOCKER_HOST: 'ssh://me@host' } },
      code: 'ENGINE_ENDPOINT_UNSUPPORTED',
      message: 'ssh:// (in DOCKER_HOST) is not supported here.',
    },
    {
      why: 'a certificate without its key',
      options: { endpoint: 'tcp://h', tls: { cert: '/c' } },
      code: 'ENGINE_TLS_INVALID',
      message: 'tls.cert is set, and tls.key is not.',
    },
    {
      why: 'a key without its certificate',
      options: { endpoint: 'tcp://h', tls: { key: '/k', ca: '/ca' } },
      code: 'ENGINE_TLS_INVALID',
      message: 'tls.key is set, and tls.cert is not.',
    },
    {
      why: 'DOCKER_TLS_VERIFY where nobody is at home',
      options: { environment: { DOCKER_HOST: 'tcp://h', DOCKER_TLS_VERIFY: '1' } },
      code: 'ENGINE_TLS_INVALID',
      message: 'DOCKER_TLS_VERIFY is set, and nothing says where the certificates are.',
    },
  ])('refuses $why', ({ options, code, message }) => {
    const all = { environment: {}, platform: 'linux', ...options } as const
    expect(() => resolveEndpoint(all)).toThrow(expect.objectContaining({ code, message }))
  })

  const text = fc.oneof(
    fc.string(),
    fc.constantFrom('', '1', '/certs', 'tcp://host:1', 'https://h'),
  )
  const environment = fc.record({
    DOCKER_HOST: text,
    DOCKER_TLS_VERIFY: text,
    DOCKER_CERT_PATH: text,
  })

  it('reads nothing of the environment beside an endpoint', () => {
    const endpoint = fc.constantFrom('unix:///run/a.sock', 'tcp://h:1', 'https://h')
    fc.assert(
      fc.property(endpoint, environment, (endpoint, environment) => {
        const resolved = resolveEndpoint({ endpoint, environment })
        expect(resolved).toEqual(resolveEndpoint({ endpoint, environment: {} }))
      }),
    )
  })

  it('never goes in plain text over a network where TLS was asked for', () => {
    const host = fc.constantFrom('tcp://h:1', 'tcp://h', 'http://h', 'https://h')
    fc.assert(
      fc.property(host, environment, (DOCKER_HOST, rest) => {
        fc.pre(Boolean(rest.DOCKER_CERT_PATH) || DOCKER_HOST === 'https://h')
        const { connection } = resolveEndpoint({
          environment: { ...rest, HOME: '/home/me', DOCKER_HOST },
        })
        expect(connection).toHaveProperty('tls')
      }),
    )
  })

  it('refuses whatever else it is given with a coded error', () => {
    fc.assert(
      fc.property(environment, (environment) => {
        try {
          expect(resolveEndpoint({ environment })).toHaveProperty('connection')
        } catch (error) {
          expect(error).toMatchObject({
            code: expect.stringMatching(/^ENGINE_/),
            recoverable: false,
          })
        }
      }),
    )
  })
})

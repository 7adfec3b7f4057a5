import { describe, expect, it } from 'vitest'
import { resolveEndpoint } from './resolve-endpoint.ts'

describe('resolveEndpoint', () => {
  it.each([
    {
      why: 'nothing said',
      options: { environment: {} },
      endpoint: 'unix:///var/run/docker.sock',
      connection: { socketPath: '/var/run/docker.sock' },
    },
    {
      why: 'DOCKER_HOST',
      options: { environment: { DOCKER_HOST: 'tcp://10.0.0.1:99' } },
      endpoint: 'tcp://10.0.0.1:99',
      connection: { host: '10.0.0.1', port: 99 },
    },
    {
      why: 'an empty DOCKER_HOST',
      options: { environment: { DOCKER_HOST: '', DOCKER_TLS_VERIFY: '' } },
      endpoint: 'unix:///var/run/docker.sock',
      connection: { socketPath: '/var/run/docker.sock' },
    },
    {
      why: 'an endpoint, whatever the environment says',
      options: {
        endpoint: 'unix:///run/other engine.sock',
        environment: { DOCKER_HOST: 'nonsense', DOCKER_TLS_VERIFY: '1', DOCKER_CERT_PATH: '/none' },
      },
      endpoint: 'unix:///run/other engine.sock',
      connection: { socketPath: '/run/other engine.sock' },
    },
    {
      why: 'tcp without a port',
      options: { endpoint: 'tcp://engine.example', environment: {} },
      endpoint: 'tcp://engine.example',
      connection: { host: 'engine.example', port: 2375 },
    },
    {
      why: 'http',
      options: { endpoint: 'http://127.0.0.1:2375/', environment: {} },
      endpoint: 'http://127.0.0.1:2375/',
      connection: { host: '127.0.0.1', port: 2375 },
    },
    {
      why: 'an IPv6 address',
      options: { endpoint: 'tcp://[::1]:2375', environment: {} },
      endpoint: 'tcp://[::1]:2375',
      connection: { host: '[::1]', port: 2375 },
    },
    {
      why: 'certificates beside a socket, which uses none',
      options: { environment: { DOCKER_CERT_PATH: '/certs' } },
      endpoint: 'unix:///var/run/docker.sock',
      connection: { socketPath: '/var/run/docker.sock' },
    },
  ])('takes $why', ({ options, endpoint, connection }) => {
    expect(resolveEndpoint(options)).toEqual({ endpoint, connection })
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
    'ftp://host',
  ])('refuses %s and says what to write', (endpoint) => {
    expect(() => resolveEndpoint({ endpoint, environment: {} })).toThrow(
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

  it.each([
    { why: 'https', options: { endpoint: 'https://host:2376', environment: {} } },
    { why: 'npipe', options: { endpoint: 'npipe:////./pipe/docker_engine', environment: {} } },
    { why: 'ssh', options: { environment: { DOCKER_HOST: 'ssh://me@host' } } },
    { why: 'DOCKER_TLS_VERIFY', options: { environment: { DOCKER_TLS_VERIFY: '1' } } },
    {
      why: 'DOCKER_CERT_PATH',
      options: { environment: { DOCKER_HOST: 'tcp://host:2376', DOCKER_CERT_PATH: '/certs' } },
    },
  ])('says that $why is not supported yet', ({ options }) => {
    expect(() => resolveEndpoint(options)).toThrow(
      expect.objectContaining({
        code: 'ENGINE_ENDPOINT_UNSUPPORTED',
        message: expect.stringContaining('not supported yet'),
      }),
    )
  })
})

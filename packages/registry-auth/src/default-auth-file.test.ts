import { expect, it } from 'vitest'
import { defaultAuthFile } from './index.ts'

it.each([
  { environment: {}, expected: '/home/a/.docker/config.json' },
  { environment: { DOCKER_CONFIG: '' }, expected: '/home/a/.docker/config.json' },
  { environment: { DOCKER_CONFIG: '/etc/docker/' }, expected: '/etc/docker/config.json' },
])('is $expected for $environment', ({ environment, expected }) => {
  expect(defaultAuthFile(environment, '/home/a')).toBe(expected)
})

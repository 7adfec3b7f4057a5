import fc from 'fast-check'
import { expect, it } from 'vitest'
import { createImageMatcher, parseImageReference } from './index.ts'

function matches(pattern: string, image: string): boolean {
  return createImageMatcher(pattern)(parseImageReference(image))
}

it.each([
  ['gcr.io', 'gcr.io/app', true],
  ['gcr.io', 'eu.gcr.io/app', false],
  ['gcr.io', 'gcr.io.example.com/app', false],
  ['gcr.io', 'notgcr.io/app', false],
  ['gcr.io', 'gcr.io:443/app', false],
  ['*.azurecr.io', 'a.azurecr.io/app', true],
  ['*.azurecr.io', 'azurecr.io/app', false],
  ['*.azurecr.io', 'a.b.azurecr.io/app', false],
  ['*.*.registry.io', 'a.b.registry.io/app', true],
  ['123456789.dkr.ecr.*.amazonaws.com', '123456789.dkr.ecr.eu-west-1.amazonaws.com/app', true],
  ['*.dkr.ecr.*.amazonaws.com', '1.dkr.ecr.eu.amazonaws.com.evil.com/app', false],
  ['k8s.*', 'k8s.io/app', true],
  ['app*.k8s.io', 'app1.k8s.io/app', true],
  ['app*.k8s.io', 'application.x.k8s.io/app', false],
  ['a*b*c.io', 'axxbyyc.io/app', true],
  ['a*b*c.io', 'axxcyyb.io/app', false],
  ['a*a.io', 'a.io/app', false],
  ['registry.io:8080', 'registry.io:8080/app', true],
  ['registry.io:8080', 'registry.io/app', false],
  ['registry.io:8080', 'registry.io:80/app', false],
  ['registry.io:8080/path', 'registry.io:8080/path/app', true],
  ['registry.io/team', 'registry.io/team', true],
  ['registry.io/team/', 'registry.io/team/app', true],
  ['registry.io/team', 'registry.io/teammate/app', false],
  ['registry.io/team', 'registry.io/other/team', false],
  ['registry.io/team/app', 'registry.io/team', false],
  ['docker.io', 'redis', true],
  ['docker.io/library', 'redis:7', true],
  ['docker.io/library', 'team/redis', false],
  ['*', 'localhost/app', true],
  ['*', 'docker.io/app', false],
  ['[::1]:5000', '[::1]:5000/app', true],
  ['[::1]', '[::2]/app', false],
])('%s against %s is %s', (pattern, image, expected) => {
  expect(matches(pattern, image)).toBe(expected)
})

it.each([
  '',
  'https://gcr.io',
  'gcr.io/*',
  'gcr.io:*',
  'gcr..io',
  '.gcr.io',
  'a b.io',
  'a?.io',
  '[ab].io',
  'gcr.io/Team',
  'gcr.io//a',
  '/a',
])('refuses %j', (pattern) => {
  expect(() => createImageMatcher(pattern)).toThrowError(
    expect.objectContaining({ code: 'IMAGE_PATTERN_INVALID' }),
  )
})

const label = fc.stringMatching(/^[a-z0-9]{1,8}$/)
const hosts = fc.array(label, { minLength: 2, maxLength: 4 })

it('matches a host in which labels, or ends of them, are stars, and no host with one label more', () => {
  fc.assert(
    fc.property(hosts, fc.array(fc.nat(8), { minLength: 4, maxLength: 4 }), (labels, cuts) => {
      const pattern = labels.map((text, index) => `${text.slice(0, cuts[index])}*`).join('.')
      expect(matches(pattern, `${labels.join('.')}/app`)).toBe(true)
      expect(matches(pattern, `x.${labels.join('.')}/app`)).toBe(false)
      expect(matches(pattern, `${labels.join('.')}.x/app`)).toBe(false)
    }),
  )
})

it('without stars matches its own host alone', () => {
  fc.assert(
    fc.property(hosts, hosts, (some, others) => {
      expect(matches(some.join('.'), `${others.join('.')}/app`)).toBe(
        some.join('.') === others.join('.'),
      )
    }),
  )
})

it('is quick on many stars', () => {
  expect(matches(`${'*a'.repeat(500)}.io`, `${'a'.repeat(200)}b.io/app`)).toBe(false)
})

import { expect, it } from 'vitest'
import { jobText, problemsOf } from '../../job.test-support.ts'

const digest = `sha256:${'a'.repeat(64)}`
const textWith = (image: string, config: string) =>
  jobText({ config }).replace('"busybox"', JSON.stringify(image))

it('refuses a digest of an image from an archive', () => {
  const image = `redis:7@${digest}`
  expect(problemsOf(textWith(image, 'load = "redis.tar"'))).toEqual([
    {
      at: JSON.stringify(image),
      message: 'an image from an archive has no digest',
      hint: 'write "redis:7", with the tag that the archive has',
    },
  ])
})

it.each([
  { image: 'redis:7', config: 'load = "redis.tar"' },
  { image: `redis@${digest}`, config: '' },
])('is content with $image and $config', ({ image, config }) => {
  expect(problemsOf(textWith(image, config))).toEqual([])
})

import { describe, expect, it } from 'vitest'
import { jobText, problemsOf } from '../job.test-support.ts'

const withImage = (image: string) => jobText().replace('"busybox"', () => `"${image}"`)

describe('validImages', () => {
  it.each([
    { image: 'redis:', reason: 'The image "redis:" is invalid at its end' },
    { image: 'Redis', reason: 'The image "Redis" is invalid at character 1, "R"' },
    { image: 'a b', reason: 'The image "a b" is invalid at character 2, " "' },
    { image: 'http://redis', reason: 'The image "http://redis" is invalid' },
    { image: 'https://redis:a b', reason: 'The image "redis:a b" is invalid' },
    { image: 'redis@sha256:1', reason: 'The image "redis@sha256:1" is invalid' },
  ])('refuses $image', ({ image, reason }) => {
    expect(problemsOf(withImage(image))).toEqual([
      {
        at: `"${image}"`,
        message: expect.stringContaining(reason),
        hint: expect.stringContaining('[registry[:port]/]name[:tag][@digest]'),
      },
    ])
  })

  it('says of an empty one only that it is empty', () => {
    expect(problemsOf(withImage(''))).toMatchObject([{ message: 'image must not be empty' }])
  })

  it.each([
    'redis',
    'redis:7',
    'https://registry.example.com:5000/team/app:1.0',
    `redis@sha256:${'0'.repeat(64)}`,
    '${NOMAD_META_image}',
    'redis:${NOMAD_META_VERSION}',
  ])('is content with %s', (image) => {
    expect(problemsOf(withImage(image))).toEqual([])
  })
})

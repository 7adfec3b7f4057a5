import { expect, it } from 'vitest'
import { jobText, problemsOf } from '../../job.test-support.ts'

it('refuses networks beside a mode without', () => {
  const config = 'network_mode = "host"\n networks = [{ name = "a" }]'
  expect(problemsOf(jobText({ config }))).toEqual([
    {
      at: 'networks',
      message: 'networks cannot be joined with network_mode = "host"',
      hint: 'take network_mode out',
    },
  ])
})

it('refuses a network twice', () => {
  const config = 'networks = [{ name = "a" }, { name = "b" }, { name = "a" }]'
  expect(problemsOf(jobText({ config }))).toMatchObject([
    { at: 'name', message: 'network "a" is there twice' },
  ])
})

it('is content with several', () => {
  const config = 'networks = [{ name = "a" }, { name = "b" }]'
  expect(problemsOf(jobText({ config }))).toEqual([])
})

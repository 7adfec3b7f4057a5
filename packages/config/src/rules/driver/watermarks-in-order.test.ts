import { expect, it } from 'vitest'
import { readDriverOptions } from '../../driver-options.test-support.ts'

const marks = (high: number, low: number) =>
  readDriverOptions(`image_gc {\n high_watermark = ${high}\n low_watermark = ${low}\n }`).problems

it('refuses a low watermark that is not below the high one', () => {
  const message = 'low_watermark must be below high_watermark, 80, and is 80'
  expect(marks(80, 80)).toEqual([{ at: '80', message }])
})

it('is content with others', () => {
  expect(marks(90, 80)).toEqual([])
})

import { expect, it } from 'vitest'
import { pluginVersion } from './plugin-version.ts'

it.each([
  { version: '0.0.0', told: '0.1.0' },
  { version: '0.1.0', told: '0.1.0' },
  { version: '0.10.0', told: '0.10.0' },
  { version: '2.0.1', told: '2.0.1' },
])("$version is told as $told, so that it is not below the built-in driver's", (row) => {
  expect(pluginVersion(row.version)).toBe(row.told)
})

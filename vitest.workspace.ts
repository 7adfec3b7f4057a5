/** The folders that have tests, one vitest project each; a project is named after its folder. */
export default [
  'packages/errors',
  'packages/hcl',
  'packages/isolation',
  'packages/networking',
  'packages/registry-auth',
  'packages/engine',
  'packages/config',
  'packages/images',
  'packages/logs',
  'packages/gc',
  'packages/fingerprint',
  'packages/driver',
  'packages/runner',
  'apps/agent',
  'scripts',
]

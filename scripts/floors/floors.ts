/** Each package's floor (design.md, *The house*). A package imports only from floors below its own. */
export const floors: Record<string, number> = {
  'packages/errors': 0,
  'packages/hcl': 1,
  'packages/isolation': 1,
  'packages/networking': 1,
  'packages/registry-auth': 1,
  'packages/config': 2,
  'packages/engine': 2,
  'packages/fingerprint': 3,
  'packages/gc': 3,
  'packages/images': 3,
  'packages/logs': 3,
  'packages/driver': 4,
  'packages/nomad-plugin': 5,
  'packages/runner': 5,
  'apps/agent': 6,
}

/** Imports nothing of ours, and only tests import it. */
export const testSupport = 'packages/test-support'

/** The one package that reads `process.env`: the composition root. */
export const compositionRoot = 'apps/agent'

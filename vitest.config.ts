import { basename } from 'node:path'
import { defaultServerConditions } from 'vite'
import { defineConfig } from 'vitest/config'
import folders from './vitest.workspace.ts'

export default defineConfig({
  ssr: { resolve: { conditions: ['source', ...defaultServerConditions] } },
  test: {
    // Real containers on a loaded two-core machine: generous, and never the thing that is asserted.
    testTimeout: 60_000,
    hookTimeout: 60_000,
    // Test files that run one after the other share their modules, which have no state: loading them anew costs the most.
    isolate: false,
    projects: folders.map((root) => ({
      extends: true as const,
      test: { root, name: basename(root) },
    })),
  },
})

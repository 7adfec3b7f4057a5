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
    projects: folders.map((root) => ({
      extends: true as const,
      test: { root, name: basename(root) },
    })),
  },
})

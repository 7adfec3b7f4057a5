import { defineConfig } from 'tsup'

/** One self-contained program; what only some commands need is split off and loaded when they run. */
export default defineConfig({
  entry: ['src/main.ts'],
  format: 'esm',
  target: 'node22',
  platform: 'node',
  splitting: true,
  clean: true,
  minify: true,
  silent: true,
  // `node:sqlite` has no name without it.
  removeNodeProtocol: false,
  noExternal: [/.*/],
  // CommonJS libraries within ask for Node's own modules by it.
  banner: {
    js: "import { createRequire } from 'node:module'; const require = createRequire(import.meta.url);",
  },
  tsconfig: '../../tsconfig.json',
  esbuildOptions(options) {
    options.conditions = ['source']
  },
})

import { defineConfig } from 'tsup'

/**
 * What dockerode loads for BuildKit sessions and ssh. Longshore uses neither (an ssh endpoint is refused before), and
 * they cost 100 ms and 17 MB of every command that talks to the engine.
 */
const unused = /^\.\/(session|ssh)$/

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
  tsconfig: '../../tsconfig.json',
  // CommonJS inside an ES module needs a `require` for Node's own modules.
  banner: {
    js: "import { createRequire } from 'node:module'; const require = createRequire(import.meta.url);",
  },
  esbuildOptions(options) {
    options.conditions = ['source']
  },
  esbuildPlugins: [
    {
      name: 'leave-out-unused-parts-of-dockerode',
      setup(build) {
        build.onResolve({ filter: unused }, ({ path, importer }) =>
          /[/\\]docker(ode|-modem)[/\\]lib[/\\]/.test(importer)
            ? { path, namespace: 'unused' }
            : undefined,
        )
        build.onLoad({ filter: /./, namespace: 'unused' }, () => ({
          contents: 'module.exports = {}',
        }))
      },
    },
  ],
})

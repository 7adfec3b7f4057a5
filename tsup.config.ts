import { defineConfig } from 'tsup'

/** How every published package is built: ESM, one entry, types beside it. */
export default defineConfig({
  entry: ['src/index.ts'],
  format: 'esm',
  target: 'node22',
  dts: true,
  clean: true,
  sourcemap: true,
  silent: true,
  // `node:sqlite` has no name without it.
  removeNodeProtocol: false,
  tsconfig: '../../tsconfig.json',
})

import { posix } from 'node:path'
import { parseSource } from './parse-source.ts'
import type { Package } from './source.ts'

/** Groups files (repository path → text) into packages: each folder with a package.json and the sources in it. */
export function toPackages(files: ReadonlyMap<string, string>): Package[] {
  return [...files.entries()]
    .filter(([path]) => posix.basename(path) === 'package.json')
    .map(([path, text]) => {
      const folder = posix.dirname(path)
      const { name, dependencies, devDependencies } = JSON.parse(text) as Manifest
      return {
        folder,
        name,
        dependencies: {
          published: new Set(Object.keys(dependencies ?? {})),
          development: new Set(Object.keys(devDependencies ?? {})),
        },
        files: [...files.entries()]
          .filter(([file]) => file.startsWith(`${folder}/`) && /\.[jt]s$/.test(file))
          .map(([file, source]) => parseSource(file, source)),
      }
    })
}

interface Manifest {
  name: string
  dependencies?: Record<string, string>
  devDependencies?: Record<string, string>
}

import { createRequire } from 'node:module'

/**
 * The libraries that only few files need, loaded at the first call of a function that does: together they cost more to
 * load than everything else here. A bundler sees these calls of `require` and puts the library in, still loaded
 * at the first call; where there is no bundle there is no `require` either, and Node's own resolution is asked.
 */
export function loadYaml(): typeof import('yaml') {
  try {
    return require('yaml')
  } catch {
    return fromNode('yaml')
  }
}

/** Go's regular expressions, in linear time. */
export function loadRe2(): typeof import('re2js') {
  try {
    return require('re2js')
  } catch {
    return fromNode('re2js')
  }
}

export function loadCsv(): typeof import('csv-parse/sync') {
  try {
    return require('csv-parse/sync')
  } catch {
    return fromNode('csv-parse/sync')
  }
}

export function loadBcrypt(): typeof import('bcryptjs') {
  try {
    return require('bcryptjs')
  } catch {
    return fromNode('bcryptjs')
  }
}

const fromNode = (name: string) => createRequire(import.meta.url)(name)

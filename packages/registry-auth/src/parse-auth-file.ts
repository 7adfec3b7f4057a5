import { type AuthEntry, type AuthFile, authFields } from './auth-file.ts'
import { invalidAuthFile } from './auth-file-error.ts'
import { hostOfKey } from './host-of-key.ts'

/**
 * Reads the text of an auth file: Docker's `config.json`, or the older `dockercfg`, whose entries stand at the top. All
 * other settings of Docker's are left alone. An empty file has no credentials, as Docker has it.
 *
 * @throws LongshoreError `AUTH_FILE_INVALID` with `name` and the place, and quotes no value.
 */
export function parseAuthFile(text: string, name: string): AuthFile {
  const file = toObject(parseJson(text.replace(/^\uFEFF/, ''), name), 'the whole')
  const { auths, credHelpers, credsStore } = file
  const isLegacy = [auths, credHelpers, credsStore].every((part) => part === undefined)
  return {
    name,
    entries: isLegacy ? legacyEntries() : toEntries(toObject(auths ?? {}, 'auths')),
    credHelpers: new Map(
      Object.entries(toObject(credHelpers ?? {}, 'credHelpers')).map(([registry, helper]) => [
        registry,
        toText(helper, `credHelpers of ${JSON.stringify(hostOfKey(registry))}`),
      ]),
    ),
    credsStore: toText(credsStore ?? '', 'credsStore') || undefined,
  }

  function legacyEntries(): Map<string, AuthEntry> {
    return toEntries(
      Object.fromEntries(Object.entries(file).filter(([, value]) => isObject(value))),
    )
  }

  function toEntries(object: object): Map<string, AuthEntry> {
    return new Map(Object.entries(object).map(([key, value]) => [key, toEntry(value, key)]))
  }

  function toEntry(value: unknown, key: string): AuthEntry {
    const place = `the entry for ${JSON.stringify(hostOfKey(key))}`
    const entry = toObject(value ?? {}, place)
    return Object.fromEntries(
      authFields.map((field) => [field, toText(entry[field] ?? '', `${field} in ${place}`)]),
    )
  }

  function toObject(value: unknown, place: string): Record<string, unknown> {
    if (isObject(value)) return value
    throw invalidAuthFile(name, `${place} is no JSON object`)
  }

  function toText(value: unknown, place: string): string {
    if (typeof value === 'string') return value
    throw invalidAuthFile(name, `${place} is no string`)
  }
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/** JSON.parse's own error quotes its input, so only its position is told. */
function parseJson(text: string, name: string): unknown {
  if (text.trim() === '') return {}
  try {
    return JSON.parse(text)
  } catch (error) {
    const place = / at position \d+ \((line \d+ column \d+)\)$/.exec(String(error))?.[1]
    throw invalidAuthFile(name, `it is not JSON${place === undefined ? '' : ` at ${place}`}`)
  }
}

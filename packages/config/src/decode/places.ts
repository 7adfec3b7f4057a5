import type { Range } from '@longshore/hcl'

/** Where a value is in a decoded file: names, keys of maps, and indexes of lists. */
export type Path = readonly (string | number)[]

export interface Place {
  /** The name; of a block, its header. */
  key: Range
  /** The value; of a block, its header too. */
  value: Range
}

/** Where each value of a decoded file was written. */
export interface Places {
  set(path: Path, place: Place): void
  /** Whether something was written there, right or wrong. */
  has(path: Path): boolean
  /** The place of the value, or of the nearest one around it. */
  find(path: Path): Place
}

/** Starts with the place of the whole file, which every search ends at. */
export function createPlaces(file: Range): Places {
  const places = new Map<string, Place>()
  places.set('[]', { key: file, value: file })

  return {
    set(path, place) {
      places.set(JSON.stringify(path), place)
    },
    has(path) {
      return places.has(JSON.stringify(path))
    },
    find(path) {
      for (let length = path.length; ; length--) {
        const place = places.get(JSON.stringify(path.slice(0, length)))
        if (place) return place
      }
    },
  }
}

/** The last name of a path, with the index where it is in a list: `args[0]`. */
export function nameOf(path: Path): string {
  const last = path.at(-1)
  return typeof last === 'number' ? `${nameOf(path.slice(0, -1))}[${last}]` : String(last)
}

import { Option } from 'commander'

/** An option that may be given several times; its value is the list of all, and missing where there is none. */
export function repeatable<Item>(
  flags: string,
  description: string,
  toItem: (text: string) => Item,
): Option {
  return new Option(flags, `${description} (repeatable)`).argParser(
    (text: string, before: Item[] = []) => [...before, toItem(text)],
  )
}

import { textFunction } from '../text-function.ts'

/** For a query string, as Go's `url.QueryEscape`: all but letters, digits and `-_.~` is escaped, and a space is `+`. */
export const urlencode = textFunction(['str'], (text) =>
  encodeURIComponent(text.toWellFormed())
    .replace(/[!'()*]/g, (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`)
    .replaceAll('%20', '+'),
)

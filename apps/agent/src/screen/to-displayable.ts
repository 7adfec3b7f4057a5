/**
 * A task's output as a terminal may show it: with its colours (SGR sequences) and tabs, and without the other control
 * characters, by which it could clear the screen, set the title or move the cursor.
 */
export function toDisplayable(text: string): string {
  return text.replace(controls, (found) => (found.startsWith('\x1b[') ? found : ''))
}

// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what it is about
const controls = /\x1b\[[\d;]*m|[\x00-\x08\x0a-\x1f\x7f-\x9f]/g

/** The end of a help text: command lines that work. */
export function examples(...lines: string[]): string {
  const title = lines.length === 1 ? 'Example' : 'Examples'
  return `\n${title}:\n${lines.map((line) => `  longshore ${line}`).join('\n')}`
}

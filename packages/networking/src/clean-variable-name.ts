/**
 * The name of an environment variable as Nomad writes it: each byte other than ASCII letters, digits, `_` and `.`
 * becomes `_`.
 */
export function cleanVariableName(name: string): string {
  return name.replace(/[^\w.]/gu, (character) => '_'.repeat(Buffer.byteLength(character)))
}

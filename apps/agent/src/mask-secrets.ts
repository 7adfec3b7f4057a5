/** Names whose values are secret, also where they are misspelt. */
const secretValue =
  /((?:pass?wo?r?d|passphrase|secret|token|credential|api_?key|private_?key)[\w.-]*["']?\s*[=:]\s*")((?:\\.|[^"\\\n])*)/gi

/**
 * The text with the values of passwords, tokens and the like starred out, for showing its lines. Every place in it stays
 * where it is.
 */
export function maskSecrets(text: string): string {
  return text.replace(secretValue, (_, before, value) => before + '*'.repeat(value.length))
}

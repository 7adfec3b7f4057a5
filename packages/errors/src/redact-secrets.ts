import { redacted, type Secret } from './secret.ts'

/**
 * Replaces by `[redacted]` every place where `text` holds one of the secrets: as it is, percent-encoded, escaped as in
 * JSON, or whole in base64. For words of other programs, which may echo what they were sent. However short a secret is,
 * it is cut out; places that overlap become one.
 */
export function redactSecrets(text: string, secrets: readonly Secret[]): string {
  const places = secrets
    .flatMap((secret) => [...spellings(secret.reveal())])
    .flatMap((spelling) => findAll(text, spelling))
    .sort((a, b) => a.start - b.start)

  let result = ''
  let end = 0
  for (const place of places) {
    if (place.start >= end) result += text.slice(end, place.start) + redacted
    end = Math.max(end, place.end)
  }
  return result + text.slice(end)
}

function spellings(value: string): Set<string> {
  const bytes = Buffer.from(value)
  return new Set([
    value,
    encodeURIComponent(value.toWellFormed()),
    JSON.stringify(value).slice(1, -1),
    withoutPadding(bytes.toString('base64')),
    bytes.toString('base64url'),
  ])
}

function withoutPadding(base64: string): string {
  return base64.replace(/=+$/, '')
}

function findAll(text: string, part: string): { start: number; end: number }[] {
  const places: { start: number; end: number }[] = []
  if (part === '') return places
  for (let start = text.indexOf(part); start >= 0; start = text.indexOf(part, start + 1))
    places.push({ start, end: start + part.length })
  return places
}

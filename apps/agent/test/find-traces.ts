/** The forms of a secret that are found in a text: as it is, in base64 at any place, in URLs, in JSON. */
export function findTraces(text: string, secret: string): string[] {
  return formsOf(secret).filter((form) => text.includes(form))
}

function formsOf(secret: string): string[] {
  // Base64 takes three bytes at a time: how a text looks in it depends on where it begins, and its ends on its neighbours.
  const base64 = [0, 1, 2].map((before) => {
    const encoded = Buffer.concat([Buffer.alloc(before), Buffer.from(secret)]).toString('base64')
    return encoded.slice(before === 0 ? 0 : 4, -4)
  })
  const base64Url = base64.map((form) => form.replaceAll('+', '-').replaceAll('/', '_'))
  const latin1 = Buffer.from(secret).toString('latin1')
  const plain = [
    secret,
    latin1,
    encodeURIComponent(secret),
    new URLSearchParams([['', secret]]).toString().slice(1),
  ]
  const json = plain.map((form) => JSON.stringify(form).slice(1, -1))
  return [...new Set([...plain, ...json, ...base64, ...base64Url])]
}

/** Adds `:latest` to a reference without tag and digest: a pull of the bare name would bring all its tags. */
export function withTag(reference: string): string {
  return /[:@][^/]*$/.test(reference) ? reference : `${reference}:latest`
}

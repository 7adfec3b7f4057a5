/** Adds `:latest` to a reference without tag and digest: a pull of the bare name would bring all its tags. */
export function withTag(reference: string): string {
  return /[:@][^/]*$/.test(reference) ? reference : `${reference}:latest`
}

/** The two parts of a name; without a tag it means `latest`. */
export function splitTag(name: string): { repository: string; tag: string } {
  const [, repository = name, tag = ''] = /^(.+):([^:/]+)$/.exec(withTag(name)) ?? []
  return { repository, tag }
}

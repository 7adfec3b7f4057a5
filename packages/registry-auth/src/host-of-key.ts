/**
 * The host, with its port, of a key of an auth file: `https://host:5000/v1/`, `host/v1` and `host` are all that host's.
 * What stands before an `@` in it is left out.
 */
export function hostOfKey(key: string): string {
  const withoutScheme = key.replace(/^[a-z]+:\/\//i, '')
  const [authority = ''] = withoutScheme.split('/', 1)
  return authority.slice(authority.lastIndexOf('@') + 1)
}

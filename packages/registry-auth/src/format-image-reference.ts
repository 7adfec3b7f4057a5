import { dockerHub } from './docker-hub.ts'
import type { ImageReference } from './image-reference.ts'

/** The canonical form, `docker.io/library/redis:7`: `parseImageReference` gives the same reference back. */
export function formatImageReference({ domain, path, tag, digest }: ImageReference): string {
  return `${domain}/${path}${suffix(tag, digest)}`
}

/**
 * The short form that Docker prints: `redis:7` for `docker.io/library/redis:7`. For people: a few repositories of
 * Docker Hub, such as `docker.io/localhost/app`, read as something else in this form.
 */
export function familiarName({ domain, path, tag, digest }: ImageReference): string {
  const name = domain === dockerHub ? path.replace(/^library\/(?=[^/]+$)/, '') : `${domain}/${path}`
  return `${name}${suffix(tag, digest)}`
}

function suffix(tag: string | undefined, digest: string | undefined): string {
  return (tag === undefined ? '' : `:${tag}`) + (digest === undefined ? '' : `@${digest}`)
}

import { LongshoreError } from '@longshore/errors'
import type { ImageReference } from './image-reference.ts'

/**
 * Compiles one of a provider's `match_images`: `host[:port][/path]`, as kubelet's credential providers have them.
 * - The host matches label by label, `*` standing for any part of one label: `*.azurecr.io` matches `a.azurecr.io`, and
 *   neither `azurecr.io` nor `a.b.azurecr.io`.
 * - The port is the image's, and without one the image has none.
 * - The path is the beginning of the image's, in whole words: `/team` matches `team/app` and not `teammate/app`.
 *
 * Docker Hub is `docker.io`, and its official images begin with `/library`.
 *
 * @throws LongshoreError `IMAGE_PATTERN_INVALID`
 */
export function createImageMatcher(pattern: string): (reference: ImageReference) => boolean {
  const groups = grammar.exec(pattern)?.groups
  if (groups === undefined) throw invalid(pattern)
  const { host = '', port = '', path = '' } = groups
  const labels = toLabels(host)
  const words = path.split('/').filter((word) => word !== '')

  return (reference) => {
    const [, domain = '', domainPort = ''] = /^(.*?)(:\d+)?$/.exec(reference.domain) ?? []
    const domainLabels = toLabels(domain)
    const pathWords = reference.path.split('/')
    return (
      domainPort === port &&
      domainLabels.length === labels.length &&
      labels.every((label, index) => matchesGlob(label, domainLabels[index] ?? '')) &&
      words.every((word, index) => word === pathWords[index])
    )
  }
}

const grammar =
  /^(?<host>\[[a-fA-F0-9:]+\]|[a-zA-Z0-9*-]+(?:\.[a-zA-Z0-9*-]+)*)(?<port>:\d+)?(?<path>(?:\/[a-z0-9._-]+)*\/?)$/

function toLabels(host: string): string[] {
  return host.startsWith('[') ? [host] : host.split('.')
}

/** In linear time, whatever the number of stars. */
function matchesGlob(glob: string, text: string): boolean {
  const [first = '', ...rest] = glob.split('*')
  const last = rest.pop()
  if (last === undefined) return glob === text
  if (!text.startsWith(first)) return false

  let index = first.length
  for (const part of rest) {
    const found = text.indexOf(part, index)
    if (found < 0) return false
    index = found + part.length
  }
  return text.length - index >= last.length && text.endsWith(last)
}

function invalid(pattern: string): LongshoreError {
  return new LongshoreError(
    'IMAGE_PATTERN_INVALID',
    `The pattern ${JSON.stringify(pattern)} of match_images is invalid.`,
    {
      hint: 'Write host[:port][/path] with * in the host alone and no scheme: *.dkr.ecr.*.amazonaws.com, or registry.example.com:5000/team.',
    },
  )
}

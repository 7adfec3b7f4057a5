import { LongshoreError } from '@longshore/errors'
import { dockerHub, dockerHubAlias } from './docker-hub.ts'
import type { ImageReference } from './image-reference.ts'
import {
  digestGrammar,
  domainGrammar,
  firstMismatch,
  pathGrammar,
  tagGrammar,
} from './reference-grammar.ts'

const officialPrefix = 'library/'

/**
 * Parses `[registry/]name[:tag][@digest]` as Docker does: `redis` is `docker.io/library/redis`. What comes before the
 * first slash is a registry if it is `localhost` or contains a `.`, a `:` or an upper-case letter.
 *
 * @throws LongshoreError `IMAGE_REFERENCE_INVALID`, with the rule, the offending character and its position (from 1).
 */
export function parseImageReference(text: string): ImageReference {
  if (/^[a-f0-9]{64}$/.test(text)) throw invalid(text, 'it is an image id, not a name')

  const [name, digest] = cut(text, '@')
  const [first, afterFirst] = cut(name, '/')
  const hasDomain = afterFirst !== undefined && isDomain(first)
  const domain = hasDomain && first !== dockerHubAlias ? first : dockerHub
  const [written, tag] = cut(hasDomain ? afterFirst : name, ':')
  const prefix = domain === dockerHub && !written.includes('/') ? officialPrefix : ''
  const path = prefix + written

  const pathStart = hasDomain ? first.length + 1 : 0
  const parts = [
    { part: domain, start: 0, grammar: domainGrammar },
    { part: path, start: pathStart - prefix.length, grammar: pathGrammar },
    { part: tag, start: pathStart + written.length + 1, grammar: tagGrammar },
    { part: digest, start: name.length + 1, grammar: digestGrammar },
  ]
  for (const { part, start, grammar } of parts) {
    const index = part === undefined ? undefined : firstMismatch(part, grammar)
    if (index !== undefined) throw invalid(text, grammar.rule, start + index)
  }
  return {
    domain,
    path,
    ...(tag === undefined ? {} : { tag }),
    ...(digest === undefined ? {} : { digest }),
  }
}

function isDomain(text: string): boolean {
  return text === 'localhost' || /[.:A-Z]/.test(text)
}

/** What comes before and after the first `separator`; without one, the text alone. */
function cut(text: string, separator: string): [string, string | undefined] {
  const index = text.indexOf(separator)
  return index < 0 ? [text, undefined] : [text.slice(0, index), text.slice(index + 1)]
}

function invalid(text: string, rule: string, index?: number): LongshoreError {
  const place = index === undefined ? '' : ` ${describePlace(text, index)}`
  return new LongshoreError(
    'IMAGE_REFERENCE_INVALID',
    `The image ${JSON.stringify(text)} is invalid${place}: ${rule}.`,
    {
      hint: 'Write [registry[:port]/]name[:tag][@digest] and no scheme: redis:7, or registry.example.com:5000/team/app:1.0.',
    },
  )
}

function describePlace(text: string, index: number): string {
  const character = text.codePointAt(index)
  if (character === undefined) return 'at its end'
  return `at character ${index + 1}, ${JSON.stringify(String.fromCodePoint(character))}`
}

import { FunctionProblem } from '../function-problem.ts'
import { limitCharacters } from '../limits.ts'
import { loadRe2 } from '../load-library.ts'
import { textFunction } from '../text-function.ts'

const maxPattern = 10_000
/** How long the text may be times the steps of the pattern: the most that looking for one match can cost, about 2 s. */
const maxWork = 100_000_000
/** Each match costs as much again with patterns such as `a.*b|a`: so all of them may take no longer than this. */
const maxMilliseconds = 5_000

/** With Go's patterns (RE2), in linear time; `$1` and `${name}` in the replacement are what the groups matched. */
export const regexReplace = textFunction(
  ['str', 'pattern', 'replace'],
  (text, pattern, replacement) => {
    const matcher = compile(pattern).matcher(text)
    const names = matcher.pattern().namedGroups()
    const parts = parseReplacement(replacement)
    let result = ''
    let end = 0
    const deadline = performance.now() + maxMilliseconds
    if (text.length * matcher.programSize() > maxWork) throw tooSlow()
    while (matcher.find()) {
      // Go lets nothing match nothing where a match has just ended.
      if (matcher.end() === end && end > 0) continue
      result += text.slice(end, matcher.start())
      for (const part of parts) {
        if ('text' in part) result += part.text
        else result += groupText(part.group)
      }
      limitCharacters(result.length)
      if (performance.now() > deadline) throw tooSlow()
      end = matcher.end()
    }
    return result + text.slice(end)

    /** Empty for groups that did not match, and for those that the pattern does not have. */
    function groupText(group: string): string {
      const index = /^\d+$/.test(group) ? Number(group) : (names[group] ?? -1)
      const isGroup = index >= 0 && index <= matcher.groupCount()
      return isGroup ? (matcher.group(index) ?? '') : ''
    }
  },
)

const pieceOfReplacement = /\$\$|\$\{([\p{L}\p{Nd}_]+)\}|\$([\p{L}\p{Nd}_]+)|[^$]+|\$/gu

type Part = { text: string } | { group: string }

/** `$name` takes as many letters, digits and `_` as there are; `$$` is a dollar. */
function parseReplacement(replacement: string): Part[] {
  const pieces = replacement.matchAll(pieceOfReplacement)
  return Array.from(pieces, ([piece, braced, bare]): Part => {
    const group = braced ?? bare
    if (group !== undefined) return { group }
    return { text: piece === '$$' ? '$' : piece }
  })
}

function compile(pattern: string) {
  if (pattern.length > maxPattern) {
    throw new FunctionProblem(`the pattern is longer than ${maxPattern} characters`, 1)
  }
  try {
    return loadRe2().RE2JS.compile(pattern)
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : 'it cannot be read'
    throw new FunctionProblem(`the pattern is not one of RE2: ${reason}`, 1)
  }
}

const tooSlow = () =>
  new FunctionProblem(
    'the pattern takes too long on a text of this length: make one of them shorter',
    1,
  )

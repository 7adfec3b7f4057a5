import { advance } from '../advance.ts'
import { type Cursor, tokenText } from '../cursor.ts'
import { describeToken, nameText } from '../describe-token.ts'
import { fail } from '../expression/fail.ts'
import { parseForIntroduction } from '../expression/parse-for-introduction.ts'
import type { DirectiveToken } from './template-token.ts'

const hint = 'write %%{ where the text itself has %{'

/** After `%{`: reads to before the closing brace. */
export function parseDirective(cursor: Cursor): DirectiveToken['directive'] | undefined {
  if (cursor.kind !== 'identifier')
    return fail(
      cursor,
      `\`if\`, \`for\` or their ends follow \`%{\`: found ${describeToken(cursor)}`,
      { hint },
    )
  const name = tokenText(cursor)
  switch (name) {
    case 'if': {
      advance(cursor)
      const condition = cursor.grammar.parseExpression(cursor)
      return condition && { name, condition }
    }
    case 'for': {
      advance(cursor)
      const introduction = parseForIntroduction(cursor)
      return introduction && { name, ...introduction }
    }
    case 'else':
    case 'endif':
    case 'endfor':
      advance(cursor)
      return { name }
    default:
      return fail(cursor, `${nameText(name)} is no directive of templates`, { hint })
  }
}

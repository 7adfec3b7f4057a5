import { LongshoreError } from '@longshore/errors'

/**
 * The name and the text of `name=value`; the value may have more equals signs.
 *
 * @throws LongshoreError `VARIABLE_ARGUMENT_INVALID`. It does not show the argument, which may be a secret without its name.
 */
export function toVariable(text: string): readonly [name: string, value: string] {
  const equals = text.indexOf('=')
  if (equals > 0) return [text.slice(0, equals).trim(), text.slice(equals + 1)]
  const message =
    equals === 0
      ? 'A --var has no name before its "=".'
      : 'A --var has no "=" between name and value.'
  throw new LongshoreError('VARIABLE_ARGUMENT_INVALID', message, {
    hint: "Write --var name=value, in quotes where the value has spaces: --var 'greeting=good day'.",
  })
}

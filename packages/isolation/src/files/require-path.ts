import { isAbsolute } from 'node:path'
import { LongshoreError } from '@longshore/errors'

/**
 * An absolute path that means one thing to everyone who reads it: no control characters, such as NUL and newline.
 *
 * @throws LongshoreError `PATH_INVALID`, naming the option.
 */
export function requirePath(option: string, path: string): void {
  const reason = !isAbsolute(path)
    ? 'is not an absolute path'
    : /\p{Cc}/u.test(path)
      ? 'has control characters in it'
      : undefined
  if (reason === undefined) return
  throw new LongshoreError('PATH_INVALID', `${option} = ${JSON.stringify(path)} ${reason}.`, {
    hint: 'Write a path that begins with "/" and has only visible characters.',
  })
}

import { LongshoreError } from '@longshore/errors'

export const taskNotFoundCode = 'TASK_NOT_FOUND'
export const unknownService = 'UNKNOWN_SERVICE'
export const unsupportedCode = 'UNSUPPORTED'
export const pluginEnding = 'PLUGIN_ENDING'

/** For a task that the driver does not have; in the very words of Nomad's own drivers. */
export function taskNotFound(): LongshoreError {
  return new LongshoreError(taskNotFoundCode, 'task not found for given id')
}

/** For a call that the driver has no method for. */
export function unsupported(what: string): LongshoreError {
  return new LongshoreError(unsupportedCode, `This driver does not support ${what}.`)
}

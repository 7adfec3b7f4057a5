import { textForm } from '../text-form.ts'

/**
 * What an engine takes as a namespace's mode. Source: `docker run --pid`, `--ipc`, `--uts`, `--userns`,
 * https://docs.docker.com/reference/cli/docker/container/run/
 */
export const ipcMode = modeOf(['host', 'private', 'shareable', 'none'], 'container:<name>')
export const pidMode = modeOf(['host'], 'container:<name>')
export const utsMode = modeOf(['host'])
export const usernsMode = modeOf(['host'])

function modeOf(words: readonly string[], ofContainer?: string) {
  const wanted = [...words, ...(ofContainer ? [ofContainer] : [])]
  return textForm({
    isValid: (text) =>
      words.includes(text) || (ofContainer !== undefined && /^container:./.test(text)),
    must: `must be ${wanted.map((word) => `"${word}"`).join(' or ')}`,
  })
}

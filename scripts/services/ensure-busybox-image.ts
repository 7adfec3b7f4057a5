import type { EngineConnection } from '../../packages/test-support/src/engine-address.ts'
import { ScriptError } from '../shared/script-error.ts'
import { withTemporaryFolder } from '../shared/with-temporary-folder.ts'
import { busyboxLayer } from './busybox-layer.ts'
import { callEngine } from './engine-call.ts'
import type { Tools } from './tools.ts'

/** Makes sure that the engine has an image of busybox with this command. Resolves with whether anything had to be done. */
export async function ensureBusyboxImage(
  tools: Tools,
  connection: EngineConnection,
  image: string,
  command: readonly string[] = ['sh'],
): Promise<boolean> {
  const inspect = () => callEngine(connection, { method: 'GET', path: `/images/${image}/json` })
  if ((await inspect()).status === 200) return false

  tools.say(`Making the image ${image} of Debian's busybox-static`)
  const [repo = '', tag = ''] = image.split(':')
  const query = new URLSearchParams({
    fromSrc: '-',
    repo,
    tag,
    changes: `CMD ${JSON.stringify(command)}`,
  })
  const body = await withTemporaryFolder((folder) => busyboxLayer(tools, folder))
  const answer = await callEngine(connection, {
    method: 'POST',
    path: `/images/create?${query}`,
    body,
  })
  if ((await inspect()).status !== 200)
    throw new ScriptError(`The engine did not take the image ${image}: ${answer.text}`)
  return true
}

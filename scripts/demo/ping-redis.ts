import { once } from 'node:events'
import { connect } from 'node:net'
import { text } from 'node:stream/consumers'
import { setTimeout } from 'node:timers/promises'

/** Asks redis for a sign of life until it gives one. The published port is open before redis listens behind it. */
export async function pingRedis(host: string, port: number, signal: AbortSignal): Promise<string> {
  for (;;) {
    const answer = await ask(host, port).catch(() => '')
    if (answer !== '') return answer.trim()
    await setTimeout(100, undefined, { signal })
  }
}

async function ask(host: string, port: number): Promise<string> {
  const socket = connect(port, host)
  await once(socket, 'connect')
  socket.write('PING\r\nQUIT\r\n')
  const [answer = ''] = (await text(socket)).split('\r\n')
  return answer
}

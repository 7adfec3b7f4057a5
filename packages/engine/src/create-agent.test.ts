import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { text } from 'node:stream/consumers'
import { describe, expect, it } from 'vitest'
import { serve } from './serve.test-support.ts'

/** Warns of every `url.parse`; Node itself does so only outside `node_modules`, such as in a bundle. */
const program = `
  import url from 'node:url'
  import { connectEngine } from '@longshore/engine'

  const { parse } = url
  url.parse = (...args) => {
    process.emitWarning('url.parse()')
    return parse(...args)
  }
  const engine = connectEngine({ environment: process.env })
  await engine.version().then(console.log, ({ code }) => console.log(code))
  engine.close()
`

/** What a program that asks an engine for its version prints. */
async function askVersion(DOCKER_HOST: string) {
  const child = spawn(process.execPath, ['--conditions=source', '--input-type=module', '-'], {
    cwd: new URL('..', import.meta.url),
    env: { ...process.env, DOCKER_HOST },
  })
  child.stdin.end(program)
  const [stdout, stderr] = await Promise.all([
    text(child.stdout),
    text(child.stderr),
    once(child, 'close'),
  ])
  return { stdout, stderr }
}

describe('a process that calls an engine over tcp', () => {
  it.each([
    { why: 'an answer', status: 200, expected: "apiVersion: '1.41'" },
    { why: 'a redirect', status: 302, expected: 'ENGINE_UNREACHABLE' },
  ])('warns of nothing on $why', async ({ status, expected }) => {
    const { address } = await serve((_, response) =>
      response.writeHead(status, { location: '/login' }).end('{"ApiVersion":"1.41"}'),
    )
    expect(await askVersion(`tcp://${address}`)).toEqual({
      stdout: expect.stringContaining(expected),
      stderr: '',
    })
  })

  it.each(['tcp', 'http'])('warns of nothing where nothing listens (%s)', async (scheme) => {
    expect(await askVersion(`${scheme}://127.0.0.1:1`)).toEqual({
      stdout: 'ENGINE_UNREACHABLE\n',
      stderr: '',
    })
  })
})

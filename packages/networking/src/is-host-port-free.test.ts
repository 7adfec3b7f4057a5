import { createSocket } from 'node:dgram'
import { once } from 'node:events'
import { type AddressInfo, createServer } from 'node:net'
import { expect, it, onTestFinished } from 'vitest'
import { isHostPortFree } from './index.ts'

// An address of loopback that nothing else in the tests binds to.
const ip = '127.83.17.5'

async function listenTcp(host: string, port = 0): Promise<number> {
  const server = createServer().listen({ host, port })
  onTestFinished(async () => server[Symbol.asyncDispose]())
  await once(server, 'listening')
  return (server.address() as AddressInfo).port
}

async function bindUdp(address: string): Promise<number> {
  const socket = createSocket('udp4').bind({ address, port: 0 })
  onTestFinished(async () => socket[Symbol.asyncDispose]())
  await once(socket, 'listening')
  return socket.address().port
}

it.each([
  { why: 'TCP', occupy: () => listenTcp(ip) },
  { why: 'TCP on every address', occupy: () => listenTcp('0.0.0.0') },
  { why: 'UDP', occupy: () => bindUdp(ip) },
  { why: 'UDP on every address', occupy: () => bindUdp('0.0.0.0') },
])('sees a port in use on $why', async ({ occupy }) => {
  expect(await isHostPortFree(ip, await occupy())).toBe(false)
})

it('sees a free port, again and again: it leaves nothing bound', async () => {
  const port = await listenTcp('127.83.17.6')
  for (let round = 0; round < 5; round++) expect(await isHostPortFree(ip, port)).toBe(true)
})

it('leaves nothing bound on TCP when UDP is in use', async () => {
  const port = await bindUdp(ip)
  expect(await isHostPortFree(ip, port)).toBe(false)
  expect(await listenTcp(ip, port)).toBe(port)
})

it.each([
  { why: 'not of this host', ip: '192.0.2.1', reason: 'EADDRNOTAVAIL' },
  { why: 'no address', ip: 'localhost', reason: 'it is not an IP address' },
])('refuses an address that is $why', async ({ ip, reason }) => {
  await expect(isHostPortFree(ip, 20_000)).rejects.toMatchObject({
    code: 'PORT_PROBE_FAILED',
    message: expect.stringMatching(`port 20000 is free on ${ip}: .*${reason}`),
  })
})

it('rejects with the reason of an aborted signal', async () => {
  const reason = new Error('enough')
  await expect(isHostPortFree(ip, 20_000, AbortSignal.abort(reason))).rejects.toBe(reason)
})

import { createSocket } from 'node:dgram'
import { once } from 'node:events'
import { type AddressInfo, connect, createServer, isIPv6 } from 'node:net'
import { networkInterfaces } from 'node:os'
import { text } from 'node:stream/consumers'
import { onTestFinished } from 'vitest'
import type { Driver, TaskConfig } from '../src/index.ts'

/** A network of the engine with subnets of both families that nobody else has; it goes with the test. */
export async function newNetwork(
  engineRequest: (method: string, path: string, body?: unknown) => Promise<unknown>,
) {
  const name = `longshore-test-${crypto.randomUUID()}`
  for (let attempt = 0; ; attempt++) {
    const [a, b] = crypto.getRandomValues(new Uint8Array(2))
    const ipv4 = (host: number | string) => `10.${100 + (Number(a) % 100)}.${b}.${host}`
    const ipv6 = (host: number | string) => `fd4c:${a}:${b}::${host}`
    const Config = [{ Subnet: `${ipv4(0)}/24` }, { Subnet: `${ipv6('')}/64` }]
    const request = { Name: name, EnableIPv6: true, IPAM: { Config } }
    try {
      await engineRequest('POST', '/networks/create', request)
    } catch (error) {
      // Another network of this host may overlap.
      if (attempt === 5) throw error
      continue
    }
    onTestFinished(async () => {
      await engineRequest('DELETE', `/networks/${name}`)
    })
    return { name, ipv4, ipv6 }
  }
}

/** Starts a task, and resolves with what it has printed when it says `ready`. */
export async function startUntilReady(driver: Driver, task: TaskConfig): Promise<string> {
  const ready = Promise.withResolvers<void>()
  let seen = ''
  await driver.startTask(task, {
    onOutput(_, chunk) {
      seen += chunk
      if (/^ready$/m.test(seen)) ready.resolve()
    },
  })
  await ready.promise
  return seen
}

/**
 * A task that answers with the protocol and the port on each of these ports, over TCP and UDP. Node does it, as busybox
 * has no server of UDP: the host's own, with its libraries, so the operator must have volumes on.
 */
export function echo(...ports: number[]) {
  const source = `
    const answers = ${JSON.stringify(ports)}.flatMap((port) => [
      new Promise((resolve) =>
        require('net').createServer((socket) => socket.end('tcp ' + port)).listen(port, resolve)),
      new Promise((resolve) => {
        const socket = require('dgram').createSocket('udp4')
        socket.on('message', (_, from) => socket.send('udp ' + port, from.port, from.address))
        socket.bind(port, resolve)
      }),
    ])
    Promise.all(answers).then(() => console.log('ready'))`
  const libraries = ['/usr', '/lib', '/lib64'].map((path) => `${path}:${path}:ro`)
  return {
    command: '/node',
    args: ['-e', source],
    volumes: [`${process.execPath}:/node:ro`, ...libraries],
    memory_hard_limit: 512,
  }
}

export async function askTcp(host: string, port: number): Promise<string> {
  const socket = connect(port, host)
  await once(socket, 'connect')
  return (await text(socket)).trim()
}

/** Asks until there is an answer, as one may be lost. */
export async function askUdp(address: string, port: number): Promise<string> {
  const socket = createSocket(isIPv6(address) ? 'udp6' : 'udp4')
  const ask = () => socket.send('?', port, address)
  const asking = setInterval(ask, 200)
  try {
    ask()
    const [answer] = await once(socket, 'message')
    return String(answer).trim()
  } finally {
    clearInterval(asking)
    socket.close()
  }
}

/** A port that nobody uses just now. */
export async function freePort(host: string): Promise<number> {
  const server = createServer().listen(0, host)
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  server.close()
  await once(server, 'close')
  return port
}

export function hasIpv6(): boolean {
  return Object.values(networkInterfaces()).some((addresses) =>
    addresses?.some(({ address }) => address === '::1'),
  )
}

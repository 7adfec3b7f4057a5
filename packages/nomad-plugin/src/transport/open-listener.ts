import type { Server } from 'node:net'
import type { Launch } from '../handshake/launch.ts'
import type { Listener } from './listener.ts'
import { openTcpListener } from './open-tcp-listener.ts'
import { openUnixListener } from './open-unix-listener.ts'

/** Listens as go-plugin asks: on a unix socket, on Windows on a port. */
export function openListener(server: Server, platform: string, launch: Launch): Promise<Listener> {
  return platform === 'win32'
    ? openTcpListener(server, launch.ports)
    : openUnixListener(server, launch.socketDirectory)
}

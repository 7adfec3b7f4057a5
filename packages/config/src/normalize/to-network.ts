import type { Network, NetworkOptions, Port } from './job.ts'

/** The network with its ports in one list, however they were spelt: static ones first, as the API has them apart. */
export function toNetwork({ reserved_ports: reserved, port, ...rest }: NetworkOptions): Network {
  const ports = [...reserved, ...port].map(toPort)
  const isStatic = (one: Port) => one.static !== undefined
  return { ...rest, port: [...ports.filter(isStatic), ...ports.filter((one) => !isStatic(one))] }
}

/** `to` as it was written, where -1 stands for the host's port: the same as unset. */
export function toPort({ to, ...rest }: Port): Port {
  return to === undefined || to === -1 ? rest : { ...rest, to }
}

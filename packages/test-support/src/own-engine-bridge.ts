import { networkInterfaces } from 'node:os'
import { runProgram } from './own-engine-run.ts'

/** Makes a bridge with an address in a /24 that no interface of this host has. */
export async function makeBridge(name: string): Promise<void> {
  await runProgram('ip', ['link', 'add', name, 'type', 'bridge'])
  await runProgram('ip', ['address', 'add', `${freePrefix()}.1/24`, 'dev', name])
  await runProgram('ip', ['link', 'set', name, 'up'])
}

/** Where it is there. */
export async function removeBridge(name: string): Promise<void> {
  await runProgram('ip', ['link', 'delete', name]).catch((error: Error) => {
    if (!error.message.includes('Cannot find device')) throw error
  })
}

function freePrefix(): string {
  const taken = Object.values(networkInterfaces()).flatMap((each = []) =>
    each.map(({ address }) => address.split('.').slice(0, 3).join('.')),
  )
  for (;;) {
    const [a = 0, b = 0] = crypto.getRandomValues(new Uint8Array(2))
    const prefix = `10.${200 + (a % 50)}.${b}`
    if (!taken.includes(prefix)) return prefix
  }
}

import { z } from 'zod'
import { explain } from './explanation.ts'

/** signal(7), Linux; the real-time ones in the engine's spelling. Without `SIG`. */
const signals = [
  ...'ABRT ALRM BUS CHLD CONT FPE HUP ILL INT IO IOT KILL PIPE POLL PROF PWR QUIT SEGV STKFLT STOP SYS TERM TRAP TSTP TTIN TTOU URG USR1 USR2 VTALRM WINCH XCPU XFSZ'.split(
    ' ',
  ),
  ...Array.from({ length: 16 }, (_, n) => (n === 0 ? 'RTMIN' : `RTMIN+${n}`)),
  ...Array.from({ length: 15 }, (_, n) => (n === 14 ? 'RTMAX' : `RTMAX-${14 - n}`)),
]

/** `SIGINT`, `SIGRTMIN+3`, …: all that a container can be sent. */
export const signalNames: readonly string[] = signals.map((name) => `SIG${name}`)

/** A signal's name in any case, with or without `SIG`, as {@link signalNames} has it; undefined for what is none. */
export function toSignalName(text: string): string | undefined {
  const name = `SIG${text.toUpperCase().replace(/^SIG/, '')}`
  return signalNames.includes(name) ? name : undefined
}

/** A signal's name in any case, with or without `SIG`; `SIGINT` once read. */
export const killSignal = z
  .string()
  .refine((text) => toSignalName(text) !== undefined, {
    error: ({ input }) =>
      explain(
        `must be the name of a signal, and is ${JSON.stringify(input)}`,
        'write for example "SIGTERM" or "SIGINT"',
      ),
  })
  .transform((text) => toSignalName(text) ?? text)

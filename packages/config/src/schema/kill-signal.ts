import { z } from 'zod'
import { explain } from './explanation.ts'

/** signal(7), Linux. */
const SIGNALS =
  'ABRT ALRM BUS CHLD CONT FPE HUP ILL INT IO IOT KILL PIPE POLL PROF PWR QUIT SEGV STKFLT STOP SYS TERM TRAP TSTP TTIN TTOU URG USR1 USR2 VTALRM WINCH XCPU XFSZ'.split(
    ' ',
  )

/** A signal's name in any case, with or without `SIG`; `SIGINT` once read. */
export const killSignal = z
  .string()
  .refine((name) => SIGNALS.includes(withoutSig(name)), {
    error: ({ input }) =>
      explain(
        `must be the name of a signal, and is ${JSON.stringify(input)}`,
        'write for example "SIGTERM" or "SIGINT"',
      ),
  })
  .transform((name) => `SIG${withoutSig(name)}`)

function withoutSig(name: string): string {
  return name.toUpperCase().replace(/^SIG/, '')
}

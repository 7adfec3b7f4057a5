import type { MessageInitShape } from '@bufbuild/protobuf'
import type { ExitResultSchema } from '../gen/driver_pb.ts'
import type { ExitResult } from '../types/exit-result.ts'

export function fromExitResult({
  exitCode,
  signal,
  oomKilled,
}: ExitResult): MessageInitShape<typeof ExitResultSchema> {
  return { exitCode, signal, oomKilled }
}

import { signalNames, toSignalName } from '@longshore/config'
import type { Engine } from '@longshore/engine'
import { LongshoreError } from '@longshore/errors'

/**
 * Sends a container a signal (driver.md §6, *signal*), by its name in any case, with or without `SIG`. Numbers are
 * refused, as by the reference: they differ from machine to machine.
 *
 * @throws LongshoreError `SIGNAL_UNKNOWN`, before the engine is called; `ENGINE_NOT_FOUND` and `ENGINE_CONFLICT`: the
 * container is gone or does not run; the engine's other errors.
 */
export async function signalTask(
  engine: Pick<Engine, 'killContainer'>,
  { containerId, signalName }: { containerId: string; signalName: string },
  signal?: AbortSignal,
): Promise<void> {
  const name = toSignalName(signalName)
  if (name === undefined)
    throw new LongshoreError(
      'SIGNAL_UNKNOWN',
      `${JSON.stringify(signalName)} is not the name of a signal.`,
      { hint: `Write one of ${signalNames.join(', ')}.` },
    )
  await engine.killContainer(containerId, name, signal)
}

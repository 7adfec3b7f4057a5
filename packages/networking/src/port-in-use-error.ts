import { LongshoreError, type LongshoreErrorOptions } from '@longshore/errors'

/** `PORT_IN_USE`: a static port that something has already; waiting can help. */
export class PortInUseError extends LongshoreError {
  readonly port: number

  constructor(port: number, message: string, options: Omit<LongshoreErrorOptions, 'recoverable'>) {
    super('PORT_IN_USE', message, { ...options, recoverable: true })
    this.port = port
  }
}

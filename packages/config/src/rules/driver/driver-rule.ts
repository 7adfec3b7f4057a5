import type { Diagnostic } from '@longshore/hcl'
import type { z } from 'zod'
import type { Draft } from '../../decode/draft.ts'
import type { Path, Places } from '../../decode/places.ts'
import type { driverOptionsSchema } from '../../schema/driver-options-schema.ts'

export type DriverOptionsDraft = Draft<z.input<typeof driverOptionsSchema>>

/**
 * Something that must hold between the options of a `plugin "docker" { config { … } }`, which stands at a path of a file.
 * It sees options with errors too, and says nothing of what is missing.
 */
export type DriverRule = (options: DriverOptionsDraft, path: Path, places: Places) => Diagnostic[]

import type { Diagnostic } from '@longshore/hcl'
import type { z } from 'zod'
import type { Draft } from '../decode/draft.ts'
import type { Path, Places } from '../decode/places.ts'
import type { checkSchema } from '../schema/check-schema.ts'
import type { constraintSchema } from '../schema/constraint-schema.ts'
import type { groupSchema } from '../schema/group-schema.ts'
import type { jobFileSchema, jobSchema } from '../schema/job-schema.ts'
import type { portSchema } from '../schema/network-schema.ts'
import type { serviceSchema } from '../schema/service-schema.ts'
import type { taskSchema } from '../schema/task-schema.ts'
import type { templateSchema } from '../schema/template-schema.ts'
import type { volumeSchema } from '../schema/volume-schema.ts'

export type JobFileDraft = Draft<z.input<typeof jobFileSchema>>
export type JobDraft = Draft<z.input<typeof jobSchema>>
export type GroupDraft = Draft<z.input<typeof groupSchema>>
export type TaskDraft = Draft<z.input<typeof taskSchema>>
export type PortDraft = Draft<z.input<typeof portSchema>>
export type ServiceDraft = Draft<z.input<typeof serviceSchema>>
export type CheckDraft = Draft<z.input<typeof checkSchema>>
export type ConstraintDraft = Draft<z.input<typeof constraintSchema>>
export type TemplateDraft = Draft<z.input<typeof templateSchema>>
export type VolumeDraft = Draft<z.input<typeof volumeSchema>>

/** A part of a draft, and where it is. */
export interface Located<Part> {
  part: Part
  path: Path
}

/** Something that must hold between options. It sees a file with errors too, and says nothing of what is missing. */
export type Rule = (file: JobFileDraft, places: Places) => Diagnostic[]

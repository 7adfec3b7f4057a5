import type { Diagnostic } from '@longshore/hcl'
import type { Places } from '../decode/places.ts'
import { errorAt } from '../error-at.ts'
import { groupsOf, jobsOf, locate } from './parts.ts'
import type { Located, Rule, VolumeDraft } from './rule.ts'

/** The options of a volume go together (nomad/structs `VolumeRequest.Validate`), and its name is used once. */
export const validVolumes: Rule = (file, places) =>
  jobsOf(file).flatMap((job) =>
    groupsOf(job)
      .flatMap(({ part, path }) => locate(part.volume, [...path, 'volume']))
      .flatMap((volume) => [
        ...checkKind(volume, places),
        ...checkReadOnly(volume, places),
        ...checkPerAlloc(volume, { places, jobType: job.part.type }),
      ]),
  )

function checkKind({ part, path }: Located<VolumeDraft>, places: Places): Diagnostic[] {
  if (part.type === 'host' && part.mount_options)
    return [
      errorAt(
        places.find([...path, 'mount_options']).key,
        'a host volume has no mount_options',
        'they are for type = "csi"',
      ),
    ]
  if (part.type !== 'csi') return []
  const needed = ['access_mode', 'attachment_mode'].filter((name) => !places.has([...path, name]))
  return needed.map((name) =>
    errorAt(places.find(path).key, `a csi volume needs ${name}`, `add ${name} = "…"`),
  )
}

function checkReadOnly({ part, path }: Located<VolumeDraft>, places: Places): Diagnostic[] {
  if (!part.access_mode?.includes('-reader') || part.read_only) return []
  const range = places.find([...path, 'access_mode']).value
  const message = `access_mode ${JSON.stringify(part.access_mode)} is for volumes that are only read`
  return [errorAt(range, message, 'add read_only = true')]
}

function checkPerAlloc(
  { part, path }: Located<VolumeDraft>,
  { places, jobType = 'service' }: { places: Places; jobType?: string },
): Diagnostic[] {
  if (!part.per_alloc) return []
  const range = places.find([...path, 'per_alloc']).key
  const problems = []
  if (part.sticky) problems.push('per_alloc and sticky exclude each other')
  if (jobType.startsWith('sys')) problems.push(`a ${jobType} job cannot have per_alloc volumes`)
  return problems.map((problem) => errorAt(range, problem))
}

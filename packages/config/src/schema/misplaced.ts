interface Misplaced {
  hint: string
  /** What this block lacks then, as it should be around the name. */
  meant?: string
}

const inJob: Misplaced = { hint: 'put it inside job "<id>" { … }', meant: 'job' }
const inGroup: Misplaced = { hint: 'put it inside group "<name>" { … }' }
const inTask: Misplaced = { hint: 'put it inside task "<name>" { … }' }
const inConfig: Misplaced = { hint: 'put it inside config { … }' }
const inResources: Misplaced = { hint: 'put it inside resources { … }' }
const inService: Misplaced = { hint: 'put it inside service { … }' }
const inNetwork: Misplaced = { hint: 'put it inside network { … }' }

/** Names that stand in the wrong block, by that block, with where they belong. */
export const MISPLACED: Readonly<Record<string, Readonly<Record<string, Misplaced>>>> = {
  'the file': { ...each('group task datacenters', inJob) },
  job: {
    ...each('count network volume service restart shutdown_delay', inGroup),
    ...each('driver config env resources template artifact logs', inTask),
  },
  group: {
    ...each('driver config env resources template artifact volume_mount logs leader user', inTask),
    ...each('kill_timeout kill_signal lifecycle', inTask),
    check: inService,
    port: inNetwork,
  },
  task: {
    ...each('image command args ports port_map volumes', inConfig),
    ...each('cpu cores memory memory_max device', inResources),
    group: {
      hint: 'a group goes around its tasks: group "<name>" { task "<name>" { … } }',
    },
    network: { hint: 'put it inside group "<name>" { … }, or resources { … } as in 2015' },
    volume: inGroup,
    check: inService,
  },
}

function each(names: string, place: Misplaced): Record<string, Misplaced> {
  return Object.fromEntries(names.split(' ').map((name) => [name, place]))
}

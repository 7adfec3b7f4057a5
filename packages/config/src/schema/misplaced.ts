interface Misplaced {
  hint: string
  /** What this block lacks then, as it should be around the name. */
  meant?: string
}

/** Names that stand in the wrong block, by that block, with where they belong. */
export const MISPLACED: Readonly<Record<string, Readonly<Record<string, Misplaced>>>> = {
  'the file': {
    group: { hint: 'put it inside job "<id>" { … }', meant: 'job' },
    task: { hint: 'put it inside job "<id>" { … }', meant: 'job' },
  },
  task: {
    group: { hint: 'a group goes around its tasks: group "<name>" { task "<name>" { … } }' },
  },
}

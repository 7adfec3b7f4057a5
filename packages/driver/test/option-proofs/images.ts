import type { NamedProof, OptionProof } from './option-proof.ts'

/** Its image: driver.md §3. None of them is in the create request but `image`. */
export const imageProofs: OptionProof[] = [
  {
    option: 'image',
    fields: ['Image'],
    rule: 'Sent by the id of what was found or pulled, so that nothing else runs',
    proof: {
      kind: 'test',
      shows: 'image',
      file: 'packages/driver/src/create-task-starts.test.ts',
      title: 'runs the image that it found, by its id, whatever the name means by then',
    },
  },
  {
    option: 'image_pull_timeout',
    fields: [],
    rule: 'A pull is given up after this time, in place of the operator’s',
    proof: imageTest('pull-time', 'is each waiter’s own: the pull goes on for those who have more'),
  },
  {
    option: 'pull_policy',
    fields: [],
    rule: '`missing`, `always` or `never`; it counts before `force_pull` and the tag',
    proof: imageTest('create-images', 'pulls: $pulled for $why'),
  },
  {
    option: 'force_pull',
    fields: [],
    rule: 'Pulls an image that is there too',
    proof: imageTest('create-images', 'pulls: $pulled for $why'),
  },
  {
    option: 'load',
    fields: [],
    rule: 'An archive in the task’s local folder, sent to the engine where the image is missing',
    proof: imageTest(
      'ensure-load',
      'takes the image from the archive, and only when it is missing',
    ),
  },
  {
    option: 'auth',
    fields: [],
    rule: 'Sent with the pull, before all other sources',
    proof: imageTest('auth-sources', 'is pulled with the right password'),
  },
  {
    option: 'auth_soft_fail',
    fields: [],
    rule: 'Pulls without credentials where their source fails',
    proof: imageTest('ensure-auth', 'are done without where the task says so, and it is told'),
  },
]

function imageTest(file: string, title: string): NamedProof {
  return { kind: 'test', shows: 'image', file: `packages/images/src/${file}.test.ts`, title }
}

import { expect, it } from 'vitest'
import { z } from 'zod'
import { duration } from '../schema/duration.ts'
import { block } from '../schema/hcl-shapes.ts'
import { inUnit } from '../schema/in-unit.ts'
import { mapOf } from '../schema/map-of.ts'
import { text } from '../schema/text.ts'
import { toOptionTable } from './to-option-table.ts'

const part = block(
  { block: 'part', label: 'name' },
  { name: text.describe('Its name'), size: inUnit('MB').default(10).describe('Its size | <MB>') },
)

const whole = block(
  { block: 'whole' },
  {
    image: text.describe('What to run'),
    mode: z.enum(['a', 'b']).default('a').describe('How'),
    wait: duration.prefault('5s').describe('How long'),
    labels: mapOf(text).describe('Labels'),
    args: z.array(text).default([]).describe('Arguments'),
    part: z.array(part).default([]).describe('A part'),
    other: part.optional().describe('Another part'),
  },
)

it('lists all options, and each block once', () => {
  expect(toOptionTable(whole, 'The whole')).toBe(`# The whole

| option | type | default | what |
| --- | --- | --- | --- |
| \`image\` | string | required | What to run |
| \`mode\` | \`"a"\`, \`"b"\` | \`"a"\` | How |
| \`wait\` | duration | \`"5s"\` | How long |
| \`labels\` | map of string |  | Labels |
| \`args\` | list of string |  | Arguments |
| \`part\` | [block](#part), with its name as label, repeatable |  | A part |
| \`other\` | [block](#part), with its name as label |  | Another part |

## \`part\`

| option | type | default | what |
| --- | --- | --- | --- |
| \`size\` | number of MB | \`10\` | Its size \\| \\<MB\\> |
`)
})

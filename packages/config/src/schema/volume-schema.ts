import { z } from 'zod'
import { choice } from './choice.ts'
import { block } from './hcl-shapes.ts'
import { label } from './label.ts'
import { text } from './text.ts'

const mountOptionsSchema = block(
  { block: 'mount_options' },
  {
    fs_type: text.optional().describe('The file system'),
    mount_flags: z.array(text).default([]).describe('Options of mount(8)'),
  },
)

/** Names and values: nomad/structs `VolumeRequest`. */
export const volumeSchema = block(
  { block: 'volume', label: 'name' },
  {
    name: label.describe('The name by which volume_mount blocks speak of the volume'),
    type: choice(['host', 'csi']).describe(
      "A folder of the node (host), or a storage plugin's (csi)",
    ),
    source: text.min(1).describe("The volume's name on the node"),
    read_only: z.boolean().default(false).describe('Whether tasks may only read it'),
    sticky: z.boolean().default(false).describe('Whether the allocation always gets the same one'),
    access_mode: choice([
      'single-node-reader-only',
      'single-node-writer',
      'single-node-single-writer',
      'single-node-multi-writer',
      'multi-node-reader-only',
      'multi-node-single-writer',
      'multi-node-multi-writer',
    ])
      .optional()
      .describe('Who may use the volume at the same time'),
    attachment_mode: choice(['file-system', 'block-device'])
      .optional()
      .describe('How a csi volume is attached'),
    mount_options: mountOptionsSchema.optional().describe('How a csi volume is mounted'),
    per_alloc: z
      .boolean()
      .default(false)
      .describe('Whether each allocation has its own: source is followed by [index]'),
  },
)

export const volumeMountSchema = block(
  { block: 'volume_mount' },
  {
    volume: text.min(1).describe("The name of one of the group's volumes"),
    destination: text.min(1).describe('Where it is inside the container'),
    read_only: z.boolean().default(false).describe('Whether this task may only read it'),
    propagation_mode: choice(['private', 'host-to-task', 'bidirectional'])
      .default('private')
      .describe('Whether mounts inside the volume are seen on the other side'),
    selinux_label: choice(['', 'z', 'Z'])
      .default('')
      .describe('How SELinux labels it: z shared, Z for this task alone'),
  },
)

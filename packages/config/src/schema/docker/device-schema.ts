import { block } from '../hcl-shapes.ts'
import { text } from '../text.ts'
import { textForm } from '../text-form.ts'
import { unsetIfEmpty } from '../unset-if-empty.ts'

const permissions = textForm({
  isValid: (value) => /^[rwm]{1,3}$/.test(value),
  must: 'must be made of "r" (read), "w" (write) and "m" (make)',
  hint: 'write for example "rw"',
})

export const deviceSchema = block(
  { block: 'devices', assignable: true },
  {
    host_path: text.min(1).describe('The device on the host'),
    container_path: unsetIfEmpty(text).describe("Where the task sees it; the host's path if unset"),
    cgroup_permissions: permissions
      .transform((value) => value || 'rwm')
      .prefault('rwm')
      .describe('What the task may do: some of r (read), w (write) and m (make)'),
  },
).transform((device) => ({ ...device, container_path: device.container_path ?? device.host_path }))

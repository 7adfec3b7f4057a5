import { textForm } from '../text-form.ts'

/** `bridge`, `host`, `none`, `container:<name>`, or a network's name (driver.md §5.3). */
export const networkMode = textForm({
  isValid: (text) => (text.startsWith('container:') ? /^container:./.test(text) : !/\s/.test(text)),
  must: 'must be "bridge", "host", "none", "container:<name>" or the name of a network',
})

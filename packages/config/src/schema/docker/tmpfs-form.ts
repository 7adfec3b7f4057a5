import { textForm } from '../text-form.ts'

/** `docker run --tmpfs`: a path, and options of mount(8) after a colon. */
export const tmpfsForm = textForm({
  isValid: (text) => /^\/[^:,\0]*(:[a-z_]+(=[^,:\s]+)?(,[a-z_]+(=[^,:\s]+)?)*)?$/.test(text),
  must: 'must be a path and its options',
  hint: 'write for example "/tmp:size=64m,mode=1777"',
})

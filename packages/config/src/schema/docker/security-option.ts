import { textForm } from '../text-form.ts'

/** `docker run --security-opt`: `name=value`, in old files `name:value`, or `no-new-privileges` alone. */
export const securityOption = textForm({
  isValid: (text) => text === 'no-new-privileges' || /^[^=:\s]+[=:]./.test(text),
  must: 'must be a security option',
  hint: 'write "no-new-privileges", or a name and a value, such as "seccomp=/etc/profile.json"',
})

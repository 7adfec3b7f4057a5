import { textForm } from '../text-form.ts'

/** `source:destination[:mode]`; on Windows either may begin with a drive, as in `C:\data:D:\data`. */
export const volumeForm = textForm({
  isValid: (text) => /^([a-z]:[\\/])?[^:]+:(\/|[a-z]:[\\/]|\\\\)[^:]*(:[^:]*)?$/i.test(text),
  must: 'must be a source and an absolute path in the container',
  hint: 'write "source:destination", such as "local/data:/data", and ":ro" after it to make it read-only',
})

import { textForm } from '../text-form.ts'

export const endpoint = textForm({
  isValid: (text) =>
    /^unix:\/\/\/?.|^npipe:\/\/./.test(text) ||
    (/^(tcp|https?):\/\/[^\s/]/.test(text) && URL.canParse(text.replace(/^tcp:/, 'http:'))),
  must: 'must be the address of an engine',
  hint: 'write for example "unix:///var/run/docker.sock" or "tcp://10.0.0.5:2376"',
})

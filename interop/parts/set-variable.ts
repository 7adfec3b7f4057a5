import type { Site } from '../site/site.ts'

/** Sets the variable `word` that only a job's own templates can read. */
export async function setVariable({ api }: Site, jobId: string, word: string): Promise<void> {
  const Path = `nomad/jobs/${jobId}`
  await api.call(`/v1/var/${Path}`, { method: 'PUT', body: { Path, Items: { word } } })
}

/** A task's template that shows it in `local/word`. */
export function wordTemplate(jobId: string, change: string): string {
  return `template {
    data        = "{{ with nomadVar \\"nomad/jobs/${jobId}\\" }}{{ .word }}{{ end }}"
    destination = "local/word"
    ${change}
  }`
}

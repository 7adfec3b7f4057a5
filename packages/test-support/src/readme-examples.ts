/** A runnable example of a README: a ```ts block and, where given, what it prints. */
export interface ReadmeExample {
  /** 1-based line of the block's first line of code. */
  line: number
  code: string
  /** The text of the ```text block that follows directly. */
  output: string | undefined
}

/** Finds the ```ts blocks of a Markdown text, each with the ```text block after it, if only blank lines lie between. */
export function readmeExamples(markdown: string): ReadmeExample[] {
  const pattern = /^```ts\n(?<code>[\s\S]*?)^```\n(?:\s*^```text\n(?<output>[\s\S]*?)^```$)?/gm
  return [...markdown.matchAll(pattern)].map((match) => ({
    line: markdown.slice(0, match.index).split('\n').length + 1,
    code: match.groups?.code ?? '',
    output: match.groups?.output,
  }))
}

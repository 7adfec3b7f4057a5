/** One part of a reference. */
export interface Grammar {
  /** Matches the part whole. */
  whole: RegExp
  /** Matches as much of a text as can begin this part; always matches, if only the empty text. */
  beginning: RegExp
  maxLength: number
  /** The grammar in words, to follow "invalid:". */
  rule: string
}

// Reference grammar: https://pkg.go.dev/github.com/distribution/reference#hdr-Grammar

export const domainGrammar: Grammar = {
  whole: /^(?:[a-zA-Z0-9]+(?:(?:\.|-+)[a-zA-Z0-9]+)*|\[[a-fA-F0-9:]+\])(?::\d+)?$/,
  beginning: /^(?:\[(?:[a-fA-F0-9:]+\]?)?|(?:[a-zA-Z0-9](?:\.|-+)?)*)(?:(?<=[a-zA-Z0-9\]]):\d*)?/,
  maxLength: 253 + ':65535'.length,
  rule: 'a registry is a host name, an IPv4 address, or an IPv6 address in brackets, with an optional port, in at most 259 characters',
}

/** The limit is that of the repository alone, as in today's engines; older ones count the domain too. */
export const pathGrammar: Grammar = {
  whole: /^[a-z0-9]+(?:(?:[./]|__?|-+)[a-z0-9]+)*$/,
  beginning: /^(?:[a-z0-9](?:[./]|__?|-+)?)*/,
  maxLength: 255,
  rule: 'a name is at most 255 lower-case letters and digits, in words separated by one / . _ or __ or by dashes',
}

export const tagGrammar: Grammar = {
  whole: /^\w[\w.-]*$/,
  beginning: /^(?:\w[\w.-]*)?/,
  maxLength: 128,
  rule: 'a tag is at most 128 letters, digits, and _ . - and does not begin with . or -',
}

/** Algorithms: https://github.com/opencontainers/image-spec/blob/main/descriptor.md#registered-algorithms and sha384 of go-digest. */
export const digestGrammar: Grammar = {
  whole: /^(?:sha256:[a-f0-9]{64}|sha384:[a-f0-9]{96}|sha512:[a-f0-9]{128})$/,
  beginning: /^(?:sha256:[a-f0-9]{0,64}|sha384:[a-f0-9]{0,96}|sha512:[a-f0-9]{0,128})?/,
  maxLength: 'sha512:'.length + 128,
  rule: 'a digest is sha256: and 64, sha384: and 96, or sha512: and 128 lower-case hex digits',
}

/** The index of the first character that cannot be there (the text's length: something is missing), if any. */
export function firstMismatch(text: string, grammar: Grammar): number | undefined {
  const { whole, beginning, maxLength } = grammar
  // Never more than the limit: V8 throws a RangeError where a group repeats some million times.
  const matched = beginning.exec(text.slice(0, maxLength))?.[0].length ?? 0
  return matched === text.length && whole.test(text) ? undefined : matched
}

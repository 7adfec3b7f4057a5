import type { Range } from '../../../source/range.ts'
import type { Value } from '../../../value/value.ts'
import { textAt } from '../../arguments.ts'
import { FunctionProblem } from '../../function-problem.ts'
import type { EagerFunction } from '../../hcl-function.ts'
import { loadYaml } from '../../load-library.ts'
import { stringParameter } from '../../parameters.ts'
import { createNodeDecoder } from './node-decoder.ts'

/** The library takes about 10 µs for each. */
const maxCharacters = 2 ** 18

/** One YAML document: sequences are tuples, mappings are objects. */
export const yamldecode: EagerFunction = {
  kind: 'eager',
  parameters: [stringParameter('src')],
  call: (args, range) => decodeYaml(textAt(args, 0), range),
}

function decodeYaml(text: string, range: Range): Value {
  if (text.length > maxCharacters) {
    throw new FunctionProblem(`the YAML is longer than ${maxCharacters} characters`, 0)
  }
  const document = parseDocument(text)
  const [error] = document.errors
  if (error !== undefined) {
    const line = text.slice(0, error.pos[0]).split('\n').length
    const what = error.code.toLowerCase().replaceAll('_', ' ')
    throw new FunctionProblem(`the text is not YAML: see its line ${line} (${what})`, 0)
  }
  return createNodeDecoder(range)(document.contents)
}

/** Scalars stay texts here: what they mean is decided as go-cty-yaml does. */
function parseDocument(text: string) {
  const options = {
    schema: 'failsafe' as const,
    resolveKnownTags: false,
    merge: false,
    uniqueKeys: false,
    prettyErrors: false,
    logLevel: 'silent' as const,
  }
  try {
    const documents = loadYaml().parseAllDocuments(text, options)
    const [document] = documents
    if (document !== undefined && documents.length === 1) return document
  } catch (cause) {
    if (!(cause instanceof RangeError)) throw cause
    throw new FunctionProblem('the YAML is nested too deep', 0)
  }
  throw new FunctionProblem('the text must be one YAML document', 0)
}

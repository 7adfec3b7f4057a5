import type { Constraint } from '../normalize/job.ts'

const COMPARISONS = ['=', '==', 'is', '!=', 'not', '<', '<=', '>', '>=']
const SETS = ['set_contains', 'set_contains_all', 'set_contains_any']

/** nomad/structs `Constraint.Validate`. */
export const OPERATORS: readonly string[] = [
  ...COMPARISONS,
  ...SETS,
  'version',
  'semver',
  'regexp',
  'is_set',
  'is_not_set',
  'distinct_hosts',
  'distinct_property',
]

export interface ConstraintProblem {
  /** The option at fault. */
  option: 'attribute' | 'value'
  message: string
  hint?: string
}

/** What is wrong with a constraint that has a known operator. */
export function constraintProblem(constraint: Constraint): ConstraintProblem | undefined {
  const { attribute, operator, value } = constraint
  if (attribute === '' && operator !== 'distinct_hosts')
    return {
      option: 'attribute',
      message: `the operator ${operator} needs an attribute`,
      hint: 'add attribute = "${attr.…}", "${meta.…}" or "${node.…}"',
    }
  if (value === '' && [...COMPARISONS, ...SETS].includes(operator))
    return {
      option: 'value',
      message: `the operator ${operator} needs a value`,
      hint: 'add value = "…"',
    }
  if (value !== '' && (operator === 'is_set' || operator === 'is_not_set'))
    return {
      option: 'value',
      message: `the operator ${operator} takes no value`,
      hint: 'leave it out',
    }
  return wrongValue(constraint)
}

function wrongValue({ operator, value }: Constraint): ConstraintProblem | undefined {
  const quoted = JSON.stringify(value)
  if (operator === 'version' && !isVersionConstraint(value, VERSION_OPERATORS))
    return {
      option: 'value',
      message: `${quoted} is not a version constraint`,
      hint: 'write for example ">= 1.2, < 2" or "~> 1.4"',
    }
  if (operator === 'semver' && !isVersionConstraint(value, SEMVER_OPERATORS))
    return {
      option: 'value',
      message: `${quoted} is not a constraint of semantic versions`,
      hint: 'write for example ">= 1.2.0, < 2.0.0"',
    }
  if (operator === 'regexp') return wrongPattern(value)
  if (operator === 'distinct_property' && value !== '' && !/^0*[1-9]\d*$/.test(value))
    return { option: 'value', message: `value must be a number of at least 1, and is ${quoted}` }
  return undefined
}

const VERSION_OPERATORS = /^(=|!=|>=|<=|>|<|~>|)$/
const SEMVER_OPERATORS = /^(=|!=|>=|<=|>|<|)$/
/** hashicorp/go-version `VersionRegexpRaw`. */
const VERSION =
  /^v?\d+(\.\d+)*(-?(\d+[0-9a-z~-]*|[a-z~-]+[0-9a-z~-]*)(\.[0-9a-z~-]+)*)?(\+[0-9a-z~-]+(\.[0-9a-z~-]+)*)?\??$/i

function isVersionConstraint(text: string, operators: RegExp): boolean {
  return text.split(',').every((part) => {
    const [, operator = '', version = ''] = /^\s*([=!<>~]*)\s*(\S*)\s*$/.exec(part) ?? []
    return operators.test(operator) && VERSION.test(version)
  })
}

/** Go's expressions (https://github.com/google/re2/wiki/Syntax) are JavaScript's, but for what is rewritten here. */
function wrongPattern(pattern: string): ConstraintProblem | undefined {
  if (/\(\?<?[=!]|\\[1-9]/.test(pattern.replace(/\\\\/g, '')))
    return {
      option: 'value',
      message: `${JSON.stringify(pattern)} looks around or back`,
      hint: "the regular expressions of Nomad are Go's, which cannot",
    }
  const rewritten = pattern
    .replace(/\(\?P</g, '(?<')
    .replace(/\(\?[imsU]*-?[imsU]*\)/g, '')
    .replace(/\(\?[imsU]*-?[imsU]*:/g, '(?:')
  try {
    new RegExp(rewritten)
    return undefined
  } catch (error) {
    const reason = (error as Error).message.split(': ').at(-1)
    return {
      option: 'value',
      message: `${JSON.stringify(pattern)} is not a regular expression: ${reason}`,
    }
  }
}

import type { HclFunction } from '../hcl-function.ts'
import { chomp } from './chomp.ts'
import { format } from './format/format.ts'
import { formatlist } from './format/formatlist.ts'
import { indent } from './indent.ts'
import { join } from './join.ts'
import { lower } from './lower.ts'
import { regexReplace } from './regex-replace.ts'
import { replace } from './replace.ts'
import { sort } from './sort.ts'
import { split } from './split.ts'
import { strlen } from './strlen.ts'
import { strrev } from './strrev.ts'
import { substr } from './substr.ts'
import { title } from './title.ts'
import { trim } from './trim.ts'
import { trimprefix } from './trimprefix.ts'
import { trimspace } from './trimspace.ts'
import { trimsuffix } from './trimsuffix.ts'
import { upper } from './upper.ts'

export const stringFunctions: Record<string, HclFunction> = {
  chomp,
  format,
  formatlist,
  indent,
  join,
  lower,
  regex_replace: regexReplace,
  replace,
  reverse: strrev,
  sort,
  split,
  strlen,
  strrev,
  substr,
  title,
  trim,
  trimprefix,
  trimspace,
  trimsuffix,
  upper,
}

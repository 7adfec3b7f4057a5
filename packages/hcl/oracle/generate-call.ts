import type { Kind, Place } from './place.ts'

/** A call of a function with arguments that it may take, of a result that is likely of that kind. */
export function generateCall(place: Place, kind: Kind): string {
  const { random } = place
  const signature = random.pick(signatures[kind === 'any' ? 'list' : kind])
  const [, name = '', parameters = ''] = /^(\w+)\((.*)\)$/.exec(signature) ?? []
  const args = parameters.split('; ').filter((each) => each !== '')
  if (random.chance(0.02)) args.pop()
  return `${name}(${args.map((each) => argument(place, each)).join(', ')})`
}

/** A kind, or one of several texts. */
function argument(place: Place, parameter: string): string {
  const { random } = place
  if (parameter.endsWith('...')) {
    const length = 1 + random.below(3)
    return Array.from({ length }, () => argument(place, parameter.slice(0, -3))).join(', ')
  }
  if (parameter in kinds) return place.generate(place, parameter as Kind)
  return random.pick(parameter.split(' | '))
}

const kinds: Record<Kind, true> = {
  number: true,
  string: true,
  bool: true,
  list: true,
  object: true,
  any: true,
}

const dates =
  '"2020-02-29T12:30:45Z" | "1999-12-31T23:59:59-07:30" | "2006-01-02T15:04:05+00:00" | "2020-1-1" | ""'
const layouts =
  '"DD MMM YYYY hh:mm ZZZ" | "EEEE, DD-MMM-YY hh:mm:ss ZZZ" | "EEE, DD MMM YYYY hh:mm:ss ZZZZ" | "YYYY-MM-DD\'T\'hh:mm:ssZ" | "h:m:s AA M D H HH aa Z ZZZZZ" | "X" | "\'it\'\'s\'"'
const verbs =
  '"%d" | "%s" | "%5.2f|" | "%q" | "%v" | "%#v" | "%x" | "%08b" | "%t" | "%%" | "%-6s|" | "%6s|" | "%e" | "%g" | "%+d" | "%o" | "%X" | "%.3s" | "%[2]s" | "%d %d" | "%T" | "%G" | "%E" | "%c" | "%*d"'
const patterns =
  '"[a-c]+" | "/l+/" | "(\\\\w)(\\\\w)" | "." | "^" | "$" | "b*" | "(?i)H" | "(?P<x>l)" | "[" | "\\\\p{L}" | "\\\\bh" | "x{2}" | "(a)|(b)"'
const replacements = '"<$1>" | "$x" | "$0" | "" | "${1}_" | "$$" | "$1x"'
const cidrs =
  '"10.0.0.0/8" | "192.168.1.0/24" | "fd00::/16" | "2001:db8::/32" | "10.1.2.3/33" | "x" | "::ffff:1.2.3.0/120" | "010.0.0.0/8"'
const csv =
  '"a,b\\n1,2\\n3,4" | "a,b\\n\\"x\\"\\"y\\",\\n" | "a,a\\n1,2" | "a\\n1,2" | "" | "a,b\\r\\n1, 2\\r\\n"'
const json =
  '"{\\"a\\":[1,2.50,null,true]}" | "[1,\\"x\\"]" | "1e3" | "tru" | "\\"\\\\u00e9\\"" | "{\\"a\\":1,\\"a\\":2}" | " 1 " | "[1,]" | "01" | "12345678901234567890123"'
const yaml =
  '"a: 1\\nb: [x, 2.5, ~, yes, true]\\n" | "- 1\\n- 0x1f\\n- 0o7\\n- 1_000\\n- .inf\\n" | "x" | "a: &x {b: 1}\\nc: *x\\n" | "a: |\\n  t\\n  u\\n" | "2001-01-01" | "- !!str 1\\n- !!int \\"3\\"\\n" | "{a: 1" | "a: 1\\na: 2" | "" | "--- 1\\n...\\n" | "<<: {a: 1}\\nb: 2" | "-0.0" | "1e3" | "012" | "\\"q\\\\n\\"" | "!!binary YWI="'

/** By the result: functions with the kinds of their arguments, or with texts for them. */
const signatures: Record<Exclude<Kind, 'any'>, readonly string[]> = {
  number: [
    ...[
      'abs(number)',
      'ceil(number)',
      'floor(number)',
      'signum(number)',
      'max(number...)',
      'min(number...)',
    ],
    ...[
      'log(number; 2 | 10 | 0.5 | n1)',
      'pow(number; 2 | 0 | -1 | 0.5 | 10)',
      'length(list)',
      'length(object)',
      'length(string)',
    ],
    ...[
      'parseint("ff" | "-12" | "zz" | "0x1" | "12" | 10 | ""; 16 | 10 | 36 | 2 | 62 | 63 | 1)',
      'strlen(string)',
    ],
    ...[
      'index(list; any)',
      'element(l1; number)',
      'max(l1...)',
      'min(x2...)',
      'coalesce(nothing; number)',
      'sum(list)',
    ],
  ],
  string: [
    ...[
      'chomp(string)',
      'lower(string)',
      'upper(string)',
      'title(string)',
      'trimspace(string)',
      'strrev(list)',
      'strrev(string)',
    ],
    ...[
      'trim(string; string)',
      'trimprefix(string; "a" | "H" | "é" | "")',
      'trimsuffix(string; "c" | "d" | "")',
    ],
    ...[
      'replace(string; "a" | "l" | "" | ","; string)',
      `regex_replace(string; ${patterns}; ${replacements})`,
    ],
    ...[
      'substr(string; 0 | 1 | -1 | 2 | 10; -1 | 0 | 1 | 3)',
      'indent(0 | 2 | -1; string)',
      'join("," | "" | s1; list)',
      'join("-"; l2; l2)',
    ],
    ...[
      `format(${verbs}; any)`,
      `format(${verbs}; number)`,
      `format(${verbs}; any; any)`,
      'format("%s=%d %v"; string; number; any)',
    ],
    ...[
      'base64encode(string)',
      'base64decode("YWJj" | "YWI=" | "!" | "YWJ" | "w6k=" | "/w==" | "")',
      'urlencode(string)',
      'md5(string)',
    ],
    ...[
      'sha1(string)',
      'sha256(string)',
      'sha512(string)',
      'jsonencode(any)',
      'yamlencode(any)',
      `formatdate(${layouts}; ${dates})`,
    ],
    ...[
      `timeadd(${dates}; "1h" | "-10m" | "1.5s" | "3ns" | "x" | "" | "1h30m")`,
      'uuidv5("dns" | "url" | "x" | "6ba7b810-9dad-11d1-80b4-00c04fd430c8"; string)',
    ],
    ...[
      `cidrhost(${cidrs}; 0 | 1 | -1 | 256 | 4294967296 | 0.5)`,
      `cidrnetmask(${cidrs})`,
      `cidrsubnet(${cidrs}; 0 | 4 | 8 | 40 | -1; 0 | 1 | 15 | -1)`,
    ],
    ...[
      'basename("/a/b.txt" | "a/" | "" | "/" | "..")',
      'dirname("/a/b.txt" | "a" | "a//b/" | "" | "/" | "a/../b")',
      'coalesce("" | nothing; string)',
    ],
    ...[
      'file("a.txt" | "none" | "sub/b.txt" | "./a.txt")',
      'filebase64("a.txt" | "latin1.txt")',
      'lookup(m2; "k" | "x"; string)',
      'element(l2; number)',
    ],
  ],
  bool: [
    ...[
      'contains(list; any)',
      'contains(l2; string)',
      'can(any)',
      'can(nothing.x)',
      'fileexists("a.txt" | "none" | "sub")',
    ],
    ...[
      'convert("true" | 1 | b1 | "yes" | nothing; bool)',
      'coalesce(nothing; bool)',
      'try(nope; bool)',
      'element([true]; number)',
    ],
  ],
  list: [
    ...[
      'chunklist(list; 0 | 1 | 2 | -1)',
      'coalescelist(list; list)',
      'compact(list)',
      'concat(list; list)',
      'distinct(list)',
      'flatten(list)',
    ],
    ...[
      'keys(object)',
      'values(object)',
      'range(3 | 0 | -2 | number)',
      'range(number; number)',
      'range(0; 10; 3 | -1 | 0 | 0.5)',
    ],
    ...[
      'reverse(list)',
      'setintersection(list; list)',
      'setunion(list; list)',
      'setproduct(list; list)',
      'slice(list; 0 | 1 | 2 | -1; 0 | 1 | 2 | 5)',
    ],
    ...[
      'sort(list)',
      'sort(l2)',
      'split("," | "" | s1; string)',
      `formatlist(${verbs}; list)`,
      'formatlist("%s-%d"; l2; list)',
      'formatlist("%s"; string; l2)',
    ],
    ...[
      `csvdecode(${csv})`,
      `cidrsubnets(${cidrs}; 4 | 8; 4 | 0 | 30)`,
      'fileset("." | "sub"; "*.txt" | "**" | "**/*.txt" | "{a,b}*")',
      'convert(list; list(string) | set(string) | list(any) | tuple([any, string]) | set(any) | list(number))',
    ],
    ...[
      'element(list; number)',
      'concat(l1; list; t1)',
      'distinct(l2)',
      'setunion(x1; list)',
      'try(list; nothing)',
      'lookup(o1; "c" | "z"; list)',
      'zipmap(l2; list)',
    ],
  ],
  object: [
    ...[
      'merge(object...)',
      'zipmap(list; list)',
      'zipmap(l2; [1, 2] | t1 | l1)',
      `jsondecode(${json})`,
      `yamldecode(${yaml})`,
      'jsondecode(jsonencode(any))',
    ],
    ...[
      'yamldecode(yamlencode(any))',
      'convert(object; map(string) | map(any) | object({ a = number }) | map(number) | object({ a = optional(string), z = optional(number) }) | any)',
    ],
    ...[
      'merge(m1; m2)',
      'merge(nothing; object)',
      'lookup(lo; 0)',
      'element(lo; number)',
      'lookup(object; "a" | "b"; any)',
      'lookup(o1; "a")',
      'try(object; object)',
    ],
  ],
}

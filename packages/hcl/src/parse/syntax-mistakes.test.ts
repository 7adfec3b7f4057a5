import { describe, expect, it } from 'vitest'
import { formatDiagnostic, parseHcl } from '../index.ts'

describe('mistakes of syntax, all of a text in one pass', () => {
  it.each([
    {
      why: 'a missing =',
      text: 'image "redis:7"',
      printed: [
        'test.hcl:1:7: error: `=` is missing between `image` and its value',
        ' 1 | image "redis:7"',
        '   |       ^^^^^^^^^',
        'hint: write image = "redis:7"',
      ],
    },
    {
      why: 'a missing = before a number',
      text: 'count 3',
      printed: [
        'test.hcl:1:7: error: `=` is missing between `count` and its value',
        ' 1 | count 3',
        '   |       ^',
        'hint: write count =',
      ],
    },
    {
      why: 'a missing = before a list',
      text: 'args [1]',
      printed: [
        'test.hcl:1:6: error: `=` is missing between `args` and its value',
        ' 1 | args [1]',
        '   |      ^',
        'hint: write args =',
      ],
    },
    {
      why: 'a missing = before a bare word',
      text: 'driver docker',
      printed: [
        'test.hcl:1:8: error: `=` is missing between `driver` and its value',
        ' 1 | driver docker',
        '   |        ^^^^^^',
        'hint: write driver = "docker"',
      ],
    },
    {
      why: 'a colon',
      text: 'a: 1',
      printed: [
        'test.hcl:1:2: error: an attribute is written with `=`, not with `:`',
        ' 1 | a: 1',
        '   |  ^',
        'hint: write a =',
      ],
    },
    {
      why: 'a name alone',
      text: 'a',
      printed: [
        'test.hcl:1:2: error: expected `=` or a block after `a`, found the end of the text',
        ' 1 | a',
        '   |  ^',
      ],
    },
    {
      why: 'a missing value',
      text: 'a =\nb = 1',
      printed: [
        'test.hcl:1:4: error: a value is missing: found the end of the line',
        ' 1 | a =',
        '   |    ^',
      ],
    },
    {
      why: 'a name with dots',
      text: 'a.b = 1',
      printed: [
        'test.hcl:1:2: error: the name of an attribute has no dots',
        ' 1 | a.b = 1',
        '   |  ^',
        'hint: keys that are no names belong in an object: options = { "a.b" = 1 }',
      ],
    },
    {
      why: 'a name with dots in a block, which the hint names',
      text: 'sysctl {\n  net.core.somaxconn = "777"\n}',
      printed: [
        'test.hcl:2:6: error: the name of an attribute has no dots',
        ' 2 |   net.core.somaxconn = "777"',
        '   |      ^',
        'hint: keys that are no names belong in an object: sysctl = { "net.core.somaxconn" = "777" }',
      ],
    },
    {
      why: 'a quoted name that needs no quotes',
      text: 'env {\n  "FOO" = 1\n}',
      printed: [
        'test.hcl:2:3: error: the name of an attribute or block stands without quotes',
        ' 2 |   "FOO" = 1',
        '   |   ^^^^^',
        'hint: write FOO',
      ],
    },
    {
      why: 'a missing brace after a header, once',
      text: 'group "g" {\n  task "t"\n    config\n      image = "a"\n    }\n  }\n}',
      printed: [
        'test.hcl:2:3: error: `{` is missing after `task "t"`',
        ' 2 |   task "t"',
        '   |   ^^^^^^^^',
        'hint: write task "t" {',
        'test.hcl:3:5: error: `{` is missing after `config`',
        ' 3 |     config',
        '   |     ^^^^^^',
        'hint: write config {',
      ],
    },
    {
      why: 'a missing sign where no body follows',
      text: 'task {\n  user "bob"\n  leader = true\n}',
      printed: [
        'test.hcl:2:8: error: `=` is missing between `user` and its value',
        ' 2 |   user "bob"',
        '   |        ^^^^^',
        'hint: write user = "bob"',
      ],
    },
    {
      why: 'a comma after an attribute',
      text: 'a = 1,\nb = 2',
      printed: [
        'test.hcl:1:6: error: no `,` follows an attribute',
        ' 1 | a = 1,',
        '   |      ^',
        'hint: each one stands on a line of its own',
      ],
    },
    {
      why: 'a semicolon',
      text: 'a = 1;',
      printed: [
        'test.hcl:1:6: error: no `;` follows an attribute',
        ' 1 | a = 1;',
        '   |      ^',
        'hint: each one stands on a line of its own',
      ],
    },
    {
      why: 'two attributes on a line',
      text: 'a = 1 b = 2',
      printed: [
        'test.hcl:1:7: error: a new line is missing after the attribute: found `b`',
        ' 1 | a = 1 b = 2',
        '   |       ^',
      ],
    },
    {
      why: 'text after a value',
      text: 'cpu = 500 MHz',
      printed: [
        'test.hcl:1:11: error: a new line is missing after the attribute: found `MHz`',
        ' 1 | cpu = 500 MHz',
        '   |           ^^^',
      ],
    },
    {
      why: 'a number with a unit',
      text: 'memory = 256MB',
      printed: [
        'test.hcl:1:13: error: a new line is missing after the attribute: found `MB`',
        ' 1 | memory = 256MB',
        '   |             ^^',
        'hint: text stands in quotes, also where it begins with a number',
      ],
    },
    {
      why: 'single quotes',
      text: "a = 'b c'",
      printed: [
        'test.hcl:1:5: error: text stands in double quotes, not in single quotes',
        " 1 | a = 'b c'",
        '   |     ^^^^^',
        'hint: write "b c"',
      ],
    },
    {
      why: 'typographic quotes',
      text: 'a = “b”',
      printed: [
        'test.hcl:1:5: error: text stands in double quotes, not in typographic quotes',
        ' 1 | a = “b”',
        '   |     ^^^',
        'hint: write "b"',
      ],
    },
    {
      why: 'a label in single quotes',
      text: "task 'b' {\n}",
      printed: [
        'test.hcl:1:6: error: text stands in double quotes, not in single quotes',
        " 1 | task 'b' {",
        '   |      ^^^',
        'hint: write "b"',
      ],
    },
    {
      why: 'backticks',
      text: 'a = `b',
      printed: [
        'test.hcl:1:5: error: text stands in double quotes, not in backticks',
        ' 1 | a = `b',
        '   |     ^',
        'hint: use "',
      ],
    },
    {
      why: 'a foreign character',
      text: 'a = @',
      printed: ['test.hcl:1:5: error: a value is missing: found `@`', ' 1 | a = @', '   |     ^'],
    },
    {
      why: 'an invisible character',
      text: 'a = 1',
      printed: [
        'test.hcl:1:4: error: a value is missing: found the invisible character U+00A0',
        ' 1 | a = 1',
        '   |    ^',
      ],
    },
    {
      why: 'a repeated attribute',
      text: 'a = 1\n\na = 2',
      printed: [
        'test.hcl:3:1: error: `a` is already set on line 1',
        ' 3 | a = 2',
        '   | ^',
        'hint: keep one of them',
      ],
    },
    {
      why: 'a label with interpolation',
      text: 'a "b-${c}" {\n}',
      printed: [
        'test.hcl:1:6: error: a label is plain text, without interpolation',
        ' 1 | a "b-${c}" {',
        '   |      ^^^^',
        'hint: write $${ where the text itself has ${',
      ],
    },
    {
      why: 'a brace on the next line',
      text: 'a "b"\n{\n c = 1\n}',
      printed: [
        'test.hcl:1:1: error: the `{` of a block belongs on the line of its header',
        ' 1 | a "b"',
        '   | ^^^^^',
      ],
    },
    {
      why: 'a missing brace',
      text: 'a "b" "c"\nd = 1',
      printed: [
        'test.hcl:1:10: error: `{` is missing after `a "b" "c"`: found the end of the line',
        ' 1 | a "b" "c"',
        '   |          ^',
      ],
    },
    {
      why: 'an unclosed block',
      text: 'a = 1\ntask "redis" {\n b = 1\n',
      printed: [
        'test.hcl:2:1: error: the block `task "redis"`, which opens on line 2, is not closed: `}` is missing',
        ' 2 | task "redis" {',
        '   | ^^^^^^^^^^^^',
      ],
    },
    {
      why: 'an unclosed block inside, by its indent',
      text: 'job "a" {\n  task "b" {\n    c = 1\n}\n',
      printed: [
        'test.hcl:2:3: error: the block `task "b"`, which opens on line 2, is not closed: `}` is missing',
        ' 2 |   task "b" {',
        '   |   ^^^^^^^^',
      ],
    },
    {
      why: 'a brace too many',
      text: 'a {\n}\n}\nb = 1',
      printed: ['test.hcl:3:1: error: this `}` closes no block', ' 3 | }', '   | ^'],
    },
    {
      why: 'commas in a block on one line',
      text: 'a { b = 1, c = 2 }',
      printed: [
        'test.hcl:1:10: error: no `,` follows an attribute',
        ' 1 | a { b = 1, c = 2 }',
        '   |          ^',
        'hint: each one stands on a line of its own',
      ],
    },
    {
      why: 'a block in a block on one line',
      text: 'a { b {} }',
      printed: [
        'test.hcl:1:5: error: a block on one line holds one attribute at most',
        ' 1 | a { b {} }',
        '   |     ^^^^',
        'hint: begin a new line after the {',
      ],
    },
    {
      why: 'a block that begins on its first line',
      text: 'a { b = 1\n}',
      printed: [
        'test.hcl:1:5: error: the content of a block over several lines begins on a line of its own',
        ' 1 | a { b = 1',
        '   |     ^^^^^',
        'hint: begin a new line after the {',
      ],
    },
    {
      why: 'a brace on the line of the last item',
      text: 'a {\n b = 1 }',
      printed: [
        'test.hcl:2:8: error: the `}` of a block over several lines stands on a line of its own',
        ' 2 |  b = 1 }',
        '   |        ^',
        'hint: begin a new line before the }',
      ],
    },
    {
      why: 'a quoted name',
      text: '"a.b" = 1',
      printed: [
        'test.hcl:1:1: error: the name of an attribute or block stands without quotes',
        ' 1 | "a.b" = 1',
        '   | ^^^^^',
        'hint: keys that are no names belong in an object: options = { "a.b" = 1 }',
      ],
    },
    {
      why: 'a conditional over several lines',
      text: 'a = b ? c\n  : d',
      printed: [
        'test.hcl:1:10: error: `:` and the value for false are missing: found the end of the line',
        ' 1 | a = b ? c',
        '   |          ^',
        'hint: put it in parentheses to write it over several lines',
        'test.hcl:2:3: error: expected the name of an attribute or block, found `:`',
        ' 2 |   : d',
        '   |   ^',
      ],
    },
    {
      why: 'space after the marker of a heredoc',
      text: 'a = <<EOT \nx\nEOT\n',
      printed: [
        'test.hcl:1:5: error: this is no heredoc',
        ' 1 | a = <<EOT',
        '   |     ^^^^^',
        'hint: end the line right after EOT',
      ],
    },
    {
      why: 'a number with a second fraction',
      text: 'a = 1.2.3',
      printed: [
        'test.hcl:1:5: error: `1.2.3` is no number',
        ' 1 | a = 1.2.3',
        '   |     ^^^^^',
        'hint: write a number as 1, 1.5 or 1e3, and other text in quotes',
      ],
    },
    {
      why: 'text after a block',
      text: 'a {} b = 1',
      printed: [
        'test.hcl:1:6: error: a new line is missing after the block: found `b`',
        ' 1 | a {} b = 1',
        '   |      ^',
      ],
    },
    {
      why: 'an unclosed string',
      text: 'a = "b\nc = 1',
      printed: [
        'test.hcl:1:5: error: the string is not closed on its line',
        ' 1 | a = "b',
        '   |     ^',
        'hint: end it with ", and write a line break as \\n or the whole text as a heredoc (<<EOT)',
      ],
    },
    {
      why: 'an unclosed string in a list',
      text: 'a = ["b,\n"c"]',
      printed: [
        'test.hcl:1:6: error: the string is not closed on its line',
        ' 1 | a = ["b,',
        '   |      ^',
        'hint: end it with ", and write a line break as \\n or the whole text as a heredoc (<<EOT)',
      ],
    },
    {
      why: 'an unclosed interpolation',
      text: 'a = "${b"\nc = 1',
      printed: [
        'test.hcl:1:6: error: `}` is missing before the closing quote',
        ' 1 | a = "${b"',
        '   |      ^^',
      ],
    },
    {
      why: 'two words in an interpolation',
      text: 'a = "${b c}"',
      printed: [
        'test.hcl:1:6: error: `}` is missing before `c`',
        ' 1 | a = "${b c}"',
        '   |      ^^',
      ],
    },
    {
      why: 'an empty interpolation',
      text: 'a = "${}"',
      printed: [
        'test.hcl:1:8: error: a value is missing: found `}`',
        ' 1 | a = "${}"',
        '   |        ^',
      ],
    },
    {
      why: 'an unknown escape',
      text: 'a = "C:\\dir"',
      printed: [
        'test.hcl:1:8: error: `d` after a backslash means nothing',
        ' 1 | a = "C:\\dir"',
        '   |        ^^',
        'hint: write a backslash itself as \\\\',
      ],
    },
    {
      why: 'a short unicode escape',
      text: 'a = "\\u12"',
      printed: [
        'test.hcl:1:6: error: 4 hexadecimal digits follow `\\u`',
        ' 1 | a = "\\u12"',
        '   |      ^^^^',
      ],
    },
    {
      why: 'half a surrogate pair',
      text: 'a = "\\ud83d\\ude00"',
      printed: [
        'test.hcl:1:6: error: `\\ud83d` is no Unicode character',
        ' 1 | a = "\\ud83d\\ude00"',
        '   |      ^^^^^^',
        'hint: write a character beyond U+FFFF with \\U and 8 digits',
        'test.hcl:1:12: error: `\\ude00` is no Unicode character',
        ' 1 | a = "\\ud83d\\ude00"',
        '   |            ^^^^^^',
        'hint: write a character beyond U+FFFF with \\U and 8 digits',
      ],
    },
    {
      why: 'an unclosed heredoc',
      text: 'a {\n b = <<EOT\nx\n}',
      printed: [
        'test.hcl:2:6: error: the heredoc `EOT` is not closed',
        ' 2 |  b = <<EOT',
        '   |      ^^^^^',
        'hint: write EOT alone on the line after it',
      ],
    },
    {
      why: 'a quoted heredoc marker',
      text: 'a = <<"EOT"\nx\nEOT\n',
      printed: [
        'test.hcl:1:5: error: this is no heredoc',
        ' 1 | a = <<"EOT"',
        '   |     ^^',
        'hint: begin a heredoc with << or <<-, a name such as EOT, and a new line',
      ],
    },
    {
      why: 'a heredoc without a marker',
      text: 'a = <<\nb = 1',
      printed: [
        'test.hcl:1:5: error: this is no heredoc',
        ' 1 | a = <<',
        '   |     ^^',
        'hint: begin a heredoc with << or <<-, a name such as EOT, and a new line',
      ],
    },
    {
      why: 'an unclosed comment',
      text: 'a = 1\n/* b\n',
      printed: [
        'test.hcl:2:1: error: this comment is not closed',
        ' 2 | /* b',
        '   | ^^',
        'hint: end it with */',
      ],
    },
    {
      why: 'an unclosed list',
      text: 'a = [1,\n  2\nb = 3',
      printed: [
        'test.hcl:1:5: error: the list is not closed: `]` or a comma is missing before `b`',
        ' 1 | a = [1,',
        '   |     ^',
      ],
    },
    {
      why: 'an unclosed list at the end',
      text: 'a {\n b = [1,\n',
      printed: [
        'test.hcl:2:6: error: the list is not closed: `]` or a comma is missing before the end of the text',
        ' 2 |  b = [1,',
        '   |      ^',
      ],
    },
    {
      why: 'a missing comma in a list',
      text: 'a = [1 2]',
      printed: [
        'test.hcl:1:8: error: a comma is missing before `2`',
        ' 1 | a = [1 2]',
        '   |        ^',
      ],
    },
    {
      why: 'a missing item in a list',
      text: 'a = [1,,2]',
      printed: [
        'test.hcl:1:8: error: a value is missing: found `,`',
        ' 1 | a = [1,,2]',
        '   |        ^',
      ],
    },
    {
      why: 'an unclosed object',
      text: 'a {\n b = {\n c = 1\n',
      printed: [
        'test.hcl:2:6: error: the object is not closed: `}` is missing',
        ' 2 |  b = {',
        '   |      ^',
      ],
    },
    {
      why: 'a key with dots',
      text: 'a = { b.c = 1 }',
      printed: [
        'test.hcl:1:7: error: a key of an object is one name, or text in quotes',
        ' 1 | a = { b.c = 1 }',
        '   |       ^^^',
        'hint: write "b.c", or (b.c) for the value of that name',
      ],
    },
    {
      why: 'a key without a value',
      text: 'a = { b }',
      printed: [
        'test.hcl:1:9: error: `=` is missing after the key: found `}`',
        ' 1 | a = { b }',
        '   |         ^',
      ],
    },
    {
      why: 'a missing comma in an object',
      text: 'a = { b = 1 c = 2 }',
      printed: [
        'test.hcl:1:13: error: a comma or a new line is missing before `c`',
        ' 1 | a = { b = 1 c = 2 }',
        '   |             ^',
      ],
    },
    {
      why: 'a missing key',
      text: 'a = { = 1 }',
      printed: [
        'test.hcl:1:7: error: a key is missing: found `=`',
        ' 1 | a = { = 1 }',
        '   |       ^',
      ],
    },
    {
      why: 'a missing index',
      text: 'a = b[]',
      printed: [
        'test.hcl:1:7: error: a value is missing: found `]`',
        ' 1 | a = b[]',
        '   |       ^',
      ],
    },
    {
      why: 'a missing name',
      text: 'a = b.',
      printed: [
        'test.hcl:1:7: error: a name is missing after the dot: found the end of the text',
        ' 1 | a = b.',
        '   |       ^',
      ],
    },
    {
      why: 'a = before the brace of a block',
      text: 'group "g" = {\n a = = 1\n}\nb = 1',
      printed: [
        'test.hcl:1:11: error: a block with a label has no `=` before its `{`',
        ' 1 | group "g" = {',
        '   |           ^',
        'hint: leave the `=` out',
        'test.hcl:2:6: error: a value is missing: found `=`',
        ' 2 |  a = = 1',
        '   |      ^',
      ],
    },
    {
      why: 'several',
      text: 'a = 1 +\nb = \'c\'\nd {\n e "f"\n',
      printed: [
        'test.hcl:1:8: error: a value is missing: found the end of the line',
        ' 1 | a = 1 +',
        '   |        ^',
        'test.hcl:2:5: error: text stands in double quotes, not in single quotes',
        " 2 | b = 'c'",
        '   |     ^^^',
        'hint: write "c"',
        'test.hcl:3:1: error: the block `d`, which opens on line 3, is not closed: `}` is missing',
        ' 3 | d {',
        '   | ^',
        'test.hcl:4:4: error: `=` is missing between `e` and its value',
        ' 4 |  e "f"',
        '   |    ^^^',
        'hint: write e = "f"',
      ],
    },
  ])('explains $why', ({ text, printed }) => {
    const source = { path: 'test.hcl', text }
    const { diagnostics } = parseHcl(source, { syntax: 'native' })
    const lines = diagnostics.map((diagnostic) => formatDiagnostic(diagnostic, source))
    expect(lines.join('\n').split('\n')).toEqual(printed)
  })
})

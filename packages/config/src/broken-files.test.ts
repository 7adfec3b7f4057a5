import { formatDiagnostic } from '@longshore/hcl'
import { describe, expect, it } from 'vitest'
import { parseJob } from './parse-job.ts'

/** What is said of a file, as a terminal shows it. */
function printed(text: string): string {
  const source = { path: 'job.hcl', text }
  const { diagnostics } = parseJob(source)
  return diagnostics.map((diagnostic) => formatDiagnostic(diagnostic, source)).join('\n\n')
}

describe('a broken file', () => {
  it('that lacks a brace', () => {
    const text = `job "web" {
  group "web" {
    task "nginx" {
      driver = "docker"
      config {
        image = "nginx"
      }
  }
  group "db" {
  }
}
`
    expect(printed(text)).toMatchInlineSnapshot(`
      "job.hcl:3:5: error: the block \`task "nginx"\`, which opens on line 3, is not closed: \`}\` is missing
       3 |     task "nginx" {
         |     ^^^^^^^^^^^^"
    `)
  })

  it('that writes a block with =, and an option as a block', () => {
    const text = `job "web" {
  group "web" {
    network = {
      mode = "host"
    }
    count {
      2
    }
    task "nginx" {
      driver = "docker"
      config {
        image = "nginx"
      }
    }
  }
}
`
    expect(printed(text)).toMatchInlineSnapshot(`
      "job.hcl:3:5: error: "network" is a block, not an option
       3 |     network = {
         |     ^^^^^^^
      hint: write network { … }

      job.hcl:6:5: error: "count" is an option, not a block
       6 |     count {
         |     ^^^^^
      hint: write count = …

      job.hcl:7:7: error: expected the name of an attribute or block, found \`2\`
       7 |       2
         |       ^"
    `)
  })

  it('that has wrong units', () => {
    const text = `job "web" {
  group "web" {
    restart {
      interval = "5 minutes"
    }
    task "nginx" {
      driver       = "docker"
      kill_timeout = 30
      config {
        image = "nginx"
      }
      resources {
        memory = "128MB"
      }
    }
  }
}
`
    expect(printed(text)).toMatchInlineSnapshot(`
      "job.hcl:4:18: error: interval must be a duration, and is "5 minutes"
       4 |       interval = "5 minutes"
         |                  ^^^^^^^^^^^
      hint: write a number with a unit for each part: "500ms", "30s", "1h30m"

      job.hcl:8:22: error: kill_timeout must have a unit, and is "30"
       8 |       kill_timeout = 30
         |                      ^^
      hint: write "30s" for seconds; Nomad takes a number without a unit as nanoseconds

      job.hcl:13:18: error: memory must be a number, and is "128MB"
       13 |         memory = "128MB"
          |                  ^^^^^^^
      hint: write the number alone: its unit is MB"
    `)
  })

  it('that misspells options and values', () => {
    const text = `job "web" {
  datacentres = ["dc1"]
  type        = "servce"
  group "web" {
    network {
      port "http" {}
    }
    task "nginx" {
      driver = "docker"
      config {
        imgae = "nginx"
        ports = ["htpp"]
      }
    }
  }
}
`
    expect(printed(text)).toMatchInlineSnapshot(`
      "job.hcl:2:3: error: unknown option "datacentres" in job
       2 |   datacentres = ["dc1"]
         |   ^^^^^^^^^^^
      hint: did you mean "datacenters"?

      job.hcl:3:17: error: type must be "service" or "batch" or "system" or "sysbatch", and is "servce"
       3 |   type        = "servce"
         |                 ^^^^^^^^
      hint: did you mean "service"?

      job.hcl:11:9: error: unknown option "imgae" in config
       11 |         imgae = "nginx"
          |         ^^^^^
      hint: did you mean "image"?

      job.hcl:12:18: error: the group has no port "htpp"
       12 |         ports = ["htpp"]
          |                  ^^^^^^
      hint: did you mean "http"?"
    `)
  })

  it('that writes texts for numbers, and one value for a list', () => {
    const text = `job "web" {
  datacenters = "dc1"
  group "web" {
    count = "two"
    task "nginx" {
      driver = "docker"
      leader = "yes"
      config {
        image = nginx
      }
    }
  }
}
`
    expect(printed(text)).toMatchInlineSnapshot(`
      "job.hcl:2:17: error: datacenters must be a list, and is "dc1"
       2 |   datacenters = "dc1"
         |                 ^^^^^
      hint: write ["dc1"]

      job.hcl:4:13: error: count must be a number, and is "two"
       4 |     count = "two"
         |             ^^^^^

      job.hcl:7:16: error: leader must be a bool, and is "yes"
       7 |       leader = "yes"
         |                ^^^^^

      job.hcl:9:17: error: \`nginx\` has no value here
       9 |         image = nginx
         |                 ^^^^^
      hint: if it is meant as text, write it in quotes: "nginx""
    `)
  })

  it('that puts things into the wrong block', () => {
    const text = `group "web" {
  task "nginx" {
    driver = "docker"
  }
}
job "web" {
  count = 2
  group "web" {
    port "http" {}
    task "nginx" {
      driver = "docker"
      image  = "nginx"
      memory = 128
      config {
        image = "nginx"
      }
    }
  }
}
`
    expect(printed(text)).toMatchInlineSnapshot(`
      "job.hcl:1:1: error: "group" in the file is out of place
       1 | group "web" {
         | ^^^^^^^^^^^
      hint: put it inside job "<id>" { … }

      job.hcl:7:3: error: "count" in job is out of place
       7 |   count = 2
         |   ^^^^^
      hint: put it inside group "<name>" { … }

      job.hcl:9:5: error: "port" in group is out of place
       9 |     port "http" {}
         |     ^^^^^^^^^^^
      hint: put it inside network { … }

      job.hcl:12:7: error: "image" in task is out of place
       12 |       image  = "nginx"
          |       ^^^^^
      hint: put it inside config { … }

      job.hcl:13:7: error: "memory" in task is out of place
       13 |       memory = 128
          |       ^^^^^^
      hint: put it inside resources { … }"
    `)
  })

  it('that says things twice', () => {
    const text = `job "web" {
  group "web" {
    network {
      port "http" { static = 80 }
      port "http" { static = 80 }
    }
    task "nginx" {
      driver = "docker"
      config {
        image = "nginx"
      }
    }
    task "nginx" {
      driver = "docker"
      config {
        image = "nginx"
      }
    }
  }
}
`
    expect(printed(text)).toMatchInlineSnapshot(`
      "job.hcl:5:12: error: port "http" is there twice
       5 |       port "http" { static = 80 }
         |            ^^^^^^
      hint: the first is on line 4

      job.hcl:5:30: error: static port 80 is there twice
       5 |       port "http" { static = 80 }
         |                              ^^
      hint: the first is on line 4

      job.hcl:13:10: error: task "nginx" is there twice
       13 |     task "nginx" {
          |          ^^^^^^^
      hint: the first is on line 7"
    `)
  })

  it('with tabs, CRLF, a byte order mark and wide characters', () => {
    const text =
      '\ufeffjob "日本" {\r\n\tgroup "é" {\r\n\t\tcount = "二"\r\n\t\tcuont = 1\r\n\t\ttask "t" {\r\n\t\t\tdriver = "docker"\r\n\t\t\tconfig {\r\n\t\t\t\timage = "a"\r\n\t\t\t}\r\n\t\t}\r\n\t}\r\n}\r\n'
    expect(printed(text)).toMatchInlineSnapshot(`
      "job.hcl:3:11: error: count must be a number, and is "二"
       3 | 		count = "二"
         | 		        ^^^^

      job.hcl:4:3: error: unknown option "cuont" in group
       4 | 		cuont = 1
         | 		^^^^^
      hint: did you mean "count"?"
    `)
  })

  it('that mixes HCL1 with HCL2', () => {
    const text = `job "web" {
  group "web" {
    task "nginx" {
      driver = "docker"
      config {
        image = "nginx"
        labels {
          "com.example.a" = "b"
        }
      }
      env {
        A = upper("a")
      }
    }
  }
}
`
    expect(printed(text)).toMatchInlineSnapshot(`
      "job.hcl:8:11: error: the name of an attribute or block stands without quotes
       8 |           "com.example.a" = "b"
         |           ^^^^^^^^^^^^^^^
      hint: keys that are no names belong in an object: labels = { "com.example.a" = "b" }"
    `)
  })

  it('that is empty', () => {
    expect(printed('')).toMatchInlineSnapshot(`
      "job.hcl:1:1: error: the file has no job
       1 |
         | ^
      hint: add job "<id>" { … }"
    `)
  })
})

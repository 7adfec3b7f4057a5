import type { OptionProof } from './option-proof.ts'

const words = "tr '\\0' '\\n' < /proc/1/cmdline"

/** What runs in the container: driver.md §4.5. */
export const processProofs: OptionProof[] = [
  {
    option: 'command',
    fields: ['Cmd'],
    rule: 'The first word of the command line',
    proof: {
      kind: 'kernel',
      container: 'plain',
      asks: {},
      reads: `${words} | head -1`,
      finds: 'sh',
    },
  },
  {
    option: 'args',
    fields: ['Cmd'],
    rule: 'The words after the command',
    proof: {
      kind: 'kernel',
      container: 'plain',
      asks: {},
      reads: `${words} | tail -2`,
      finds: 'first word\nsecond',
    },
  },
  {
    option: 'entrypoint',
    fields: ['Entrypoint'],
    rule: 'Comes before the command, in place of the image’s',
    proof: {
      kind: 'kernel',
      container: 'entrypoint',
      asks: { entrypoint: ['/bin/busybox'] },
      reads: `${words} | head -2`,
      finds: '/bin/busybox\nsh',
    },
  },
  {
    option: 'work_dir',
    fields: ['WorkingDir'],
    rule: 'Where the command starts',
    proof: {
      kind: 'kernel',
      container: 'plain',
      asks: { work_dir: '/secrets' },
      reads: 'readlink /proc/1/cwd',
      finds: '/secrets',
    },
  },
  {
    option: 'hostname',
    fields: ['Hostname'],
    rule: 'The name of the container’s UTS namespace',
    proof: {
      kind: 'kernel',
      container: 'plain',
      asks: { hostname: 'proof.example' },
      reads: 'cat /proc/sys/kernel/hostname',
      finds: 'proof.example',
    },
  },
  {
    option: 'tty',
    fields: ['Tty'],
    rule: 'Standard input, output and error are a terminal',
    proof: {
      kind: 'kernel',
      container: 'terminal',
      asks: { tty: true },
      reads: 'test -t 0 && test -t 1 && test -t 2 && echo terminal',
      finds: 'terminal',
    },
  },
  {
    option: 'interactive',
    fields: ['OpenStdin'],
    rule: 'Standard input stays open: a pipe, and not /dev/null',
    proof: {
      kind: 'kernel',
      container: 'plain',
      asks: { interactive: true },
      reads: 'readlink /proc/1/fd/0',
      finds: /^pipe:/,
    },
  },
  {
    option: 'init',
    fields: ['HostConfig.Init'],
    rule: 'An init process is process 1 and starts the command',
    proof: {
      kind: 'kernel',
      container: 'init',
      asks: { init: true },
      reads: 'cat /proc/1/comm',
      finds: /init/,
    },
  },
  {
    option: 'stop_signal',
    fields: ['StopSignal'],
    rule: 'What a stop sends, in place of the image’s signal',
    proof: {
      kind: 'test',
      shows: 'kernel',
      file: 'packages/driver/src/driver.engine.test.ts',
      title: 'by its own stop_signal',
    },
  },
  {
    option: 'group_add',
    fields: ['HostConfig.GroupAdd'],
    rule: 'The user has these groups too',
    proof: {
      kind: 'kernel',
      container: 'plain',
      asks: { group_add: ['1234'] },
      reads: 'id -G',
      finds: /\b1234\b/,
    },
  },
  {
    option: 'healthchecks',
    fields: ['Healthcheck'],
    rule: '`disable` sends the test `NONE`, so that the image’s check does not run',
    proof: {
      kind: 'container',
      container: 'options',
      asks: { healthchecks: { disable: true } },
      finds: { Config: { Healthcheck: { Test: ['NONE'] } } },
    },
  },
  {
    option: 'labels',
    fields: ['Labels'],
    rule: 'The container has them, under the driver’s own, which win',
    proof: {
      kind: 'container',
      container: 'options',
      asks: { labels: { 'com.example.a': 'b' } },
      finds: { Config: { Labels: { 'com.example.a': 'b' } } },
    },
  },
  {
    option: 'logging',
    fields: ['HostConfig.LogConfig'],
    rule: 'The engine’s log driver and its options, in place of the operator’s',
    proof: {
      kind: 'container',
      container: 'options',
      asks: { logging: { type: 'json-file', config: { 'max-size': '3m', tag: 'proof' } } },
      finds: {
        HostConfig: {
          LogConfig: { Type: 'json-file', Config: { 'max-size': '3m', tag: 'proof' } },
        },
      },
    },
  },
  {
    option: 'container_exists_attempts',
    fields: [],
    rule: 'How often a container of this agent that has the name already is removed, and the create tried again',
    proof: {
      kind: 'test',
      shows: 'container',
      file: 'packages/driver/src/driver.engine.test.ts',
      title:
        'replaces what a lost start left under its name, as often as container_exists_attempts says',
    },
  },
]

import { buildContainer, readHostParts } from '@longshore/driver'
import { optionProofs } from '../packages/driver/test/option-proofs/index.ts'
import { mergeAsks } from '../packages/driver/test/option-proofs/merge-asks.ts'
import { parseConfig } from '../packages/driver/test/parse-config.ts'
import { host, settings, testTask } from '../packages/driver/test/task.ts'
import type { Figure } from './figure.ts'
import { timed } from './interleaved.ts'
import { spread } from './spread.ts'

const builds = 500
const goal = 100

/** The request for one container from a task that has most options set, with what was read of the host. */
export async function buildRequest(): Promise<Figure[]> {
  const { task, operator } = fullTask()
  const parts = await readHostParts(task, operator, host)
  const buildMany = async () => {
    for (let build = 0; build < builds; build++) buildContainer(task, operator, parts)
  }
  const micros: number[] = []
  for (let round = -10; round < 100; round++) {
    const ms = await timed(buildMany)
    if (round >= 0) micros.push((ms * 1000) / builds)
  }
  const detail = spread(micros)
  const value = detail.p50
  return [
    {
      name: 'build-request',
      value,
      unit: 'µs',
      goal: `≤ ${goal}`,
      ok: value <= goal,
      detail: { ...detail },
    },
  ]
}

/** All that the proofs of options ask of one container, and networks and ports. */
function fullTask() {
  const plain = optionProofs.flatMap(({ proof }) =>
    'container' in proof && proof.container === 'plain' ? [proof] : [],
  )
  const asked = mergeAsks(plain)
  const labels = Array.from({ length: 10 }, (_, index) => `port_${index}`)
  const base = testTask()
  const task = testTask({
    config: {
      ...parseConfig({
        ...asked.config,
        command: 'server',
        args: ['--listen', '0.0.0.0:8080'],
        labels: { team: 'a', 'com.example.version': '1.2.3' },
        logging: { type: 'json-file', config: { 'max-size': '3m' } },
        networks: [{ name: 'front', aliases: ['web'], ipv4_address: '10.1.2.3' }, { name: 'back' }],
        healthchecks: { disable: true },
      }),
      ports: labels,
    },
    env: Object.fromEntries(labels.map((label) => [`NOMAD_PORT_${label}`, '8080'])),
    resources: { ...base.resources, ...asked.resources },
    ports: {
      group: labels.map((label, index) => ({
        label,
        hostIp: '127.0.0.1',
        hostPort: 20_000 + index,
      })),
      task: [],
    },
  })
  const { options } = settings
  const operator = {
    ...settings,
    options: {
      ...options,
      allow_privileged: true,
      allow_caps: [...options.allow_caps, 'net_admin'],
      volumes: { enabled: true },
      extra_labels: ['*'],
    },
  }
  return { task, operator }
}

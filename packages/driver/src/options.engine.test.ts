import { readFile, readlink } from 'node:fs/promises'
import { join } from 'node:path'
import * as support from '@longshore/test-support'
import { describe, expect, it } from 'vitest'
import { script, useEngineDriver } from '../test/engine-driver.test-support.ts'
import {
  type ContainerProof,
  type KernelProof,
  optionProofs,
  type ProofContainer,
} from '../test/option-proofs/index.ts'
import { mergeAsks } from '../test/option-proofs/merge-asks.ts'
import { testTask } from '../test/task.ts'
import type { TaskConfig } from './index.ts'

const operator = {
  allow_privileged: true,
  allow_caps: [...'audit_write chown mknod kill setgid setuid net_admin'.split(' ')],
  volumes: { enabled: true },
}
const containers: ProofContainer[] = ['plain', 'entrypoint', 'init', 'terminal', 'host', 'options']

type Row = { name: string; proof: KernelProof | ContainerProof }

describe('on a real engine, the options of docker tasks', () => {
  const { newDriver, newTask } = useEngineDriver({
    ...support,
    environment: process.env,
  })

  it.each(containers)('are what the container %s was asked for', async (container) => {
    const rows = optionProofs.flatMap(({ option, rule, proof }): Row[] =>
      'container' in proof && proof.container === container
        ? [{ name: `${option}: ${rule}`, proof }]
        : [],
    )
    const { config, resources } = mergeAsks(rows.map(({ proof }) => proof))
    const task = await newTask({
      config: { ...config, ...scriptOf(rows) },
      resources: { ...testTask().resources, ...resources },
    })
    const driver = newDriver(operator)
    const { containerId } = await driver.startTask(task)
    await driver.waitTask(task.id)
    const inspected = await support.engineRequest('GET', `/containers/${containerId}/json`)
    await driver.destroyTask(task.id)

    const answers = await readAnswers(task)
    for (const [index, { name, proof }] of rows.entries()) {
      if (proof.kind === 'container') expect.soft(inspected, name).toMatchObject(proof.finds)
      else await expectFound(answers.get(index) ?? '', proof.finds, name)
    }
  })
})

/** One script that reads everything, each answer after a line with its number. */
function scriptOf(rows: Row[]) {
  const { command, args } = script(
    ...rows.map(({ proof }, index) =>
      proof.kind === 'kernel' ? `printf '\\n@ ${index}\\n'; ( ${proof.reads} )` : '',
    ),
  )
  return { command, args: [...args, 'first word', 'second'] }
}

async function readAnswers({ directories }: TaskConfig): Promise<Map<number, string>> {
  const path = join(directories.allocation, 'alloc/logs/web.stdout.0')
  const text = (await readFile(path, 'utf8')).replaceAll('\r', '')
  return new Map(
    text
      .split(/^@ /m)
      .slice(1)
      .map((answer) => {
        const [index = '', ...lines] = answer.split('\n')
        return [Number(index), lines.join('\n').trim()]
      }),
  )
}

async function expectFound(answer: string, finds: KernelProof['finds'], name: string) {
  if (typeof finds === 'string') expect.soft(answer, name).toBe(finds)
  else if (finds instanceof RegExp) expect.soft(answer, name).toMatch(finds)
  else {
    expect.soft(answer, name).toMatch(/^\w+:\[\d+\]$/)
    expect.soft(answer === (await readlink(finds.link)), name).toBe(finds.isSame)
  }
}

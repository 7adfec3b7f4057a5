// One worker of the fuzzer: goes through seeds, and leaves in `state` which one it is at, for the watchdog.
import { readFileSync } from 'node:fs'
import { parentPort, workerData } from 'node:worker_threads'
import { parseJob } from '../../packages/config/src/index.ts'
import { checkText } from '../../packages/hcl/oracle/check-text.ts'
import { fuzzInput } from '../../packages/hcl/oracle/fuzz-input.ts'
import type { FuzzShare, FuzzWork } from './fuzz-work.ts'

const { seed, count, step, corpusFiles, shared } = workerData as FuzzWork & FuzzShare
const corpus = corpusFiles.map((path) => readFileSync(path, 'utf8'))
const state = new Int32Array(shared)

for (let done = 0; done < count; done++) {
  const at = seed + done * step
  Atomics.store(state, 0, at)
  Atomics.add(state, 1, 1)
  const text = fuzzInput(at, corpus)
  try {
    checkText(text)
    parseJob({ path: 'fuzz', text })
  } catch (error) {
    parentPort?.postMessage({ seed: at, text, problem: (error as Error).stack })
  }
}

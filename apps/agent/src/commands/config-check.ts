import { parseAgentFiles, type SourceDiagnostic } from '@longshore/config'
import { LongshoreError } from '@longshore/errors'
import type { Source } from '@longshore/hcl'
import { exitCode } from '../exit-code.ts'
import type { Io } from '../io.ts'
import { type FileKind, kindOfFile } from '../kind-of-file.ts'
import { listConfigFiles } from '../list-config-files.ts'
import { checkJob, type JobInputs } from '../load-job.ts'
import { readSource } from '../read-source.ts'
import { refusedByRun } from '../refused-by-run.ts'
import { tellDiagnostics } from '../tell-diagnostics.ts'
import { toJsonDiagnostic } from '../to-json-diagnostic.ts'

export interface ConfigCheckOptions extends Omit<JobInputs, 'refusal'> {
  /** Default: what each file looks like. */
  kind?: FileKind
  json: boolean
}

const configFile = { kind: 'agent or job file', code: 'FILE_UNREADABLE' }

interface CheckedFile {
  source: Source
  kind: FileKind | undefined
  diagnostics: SourceDiagnostic[]
}

/**
 * `longshore config check`: says all that is wrong with agent and job files. The agent files among them merge in order.
 * What Longshore does not do yet is a warning. Exit code 2 when anything is wrong.
 *
 * @throws LongshoreError `FILE_UNREADABLE`, `NO_FILES`, `NO_JOB_FILE`
 */
export async function configCheck(
  paths: string[],
  options: ConfigCheckOptions,
  io: Io,
): Promise<number> {
  const sources = await readFiles(paths, io)
  const files = await checkFiles(sources, options, io)
  mustHaveJob(files, options)
  const hasError = files.some(({ diagnostics }) => diagnostics.some(isError))
  if (options.json) io.stdout.write(`${JSON.stringify(toJson(files, !hasError), null, 2)}\n`)
  else tellFiles(files, io)
  return hasError ? exitCode.badInput : exitCode.success
}

async function readFiles(paths: string[], io: Io): Promise<Source[]> {
  const sources: Source[] = []
  for (const path of paths)
    for (const file of await listConfigFiles(path))
      sources.push(await readSource(file, configFile, io))
  if (sources.length > 0) return sources
  throw new LongshoreError('NO_FILES', `There is no file to check in ${paths.join(', ')}.`, {
    hint: 'Of a folder its *.hcl, *.json and *.nomad files are checked.',
  })
}

async function checkFiles(
  sources: Source[],
  options: ConfigCheckOptions,
  io: Io,
): Promise<CheckedFile[]> {
  const files = sources.map((source) => ({ source, kind: options.kind ?? kindOfFile(source) }))
  const agentSources = files.filter(({ kind }) => kind === 'agent').map(({ source }) => source)
  const ofAgent = parseAgentFiles(agentSources, { unused: refusedByRun }).diagnostics
  const checked: CheckedFile[] = []
  for (const { source, kind } of files) {
    const diagnostics =
      kind === 'job'
        ? (await checkJob(source, io, { ...options, refusal: 'warning' })).diagnostics
        : kind === 'agent'
          ? ofAgent.filter((diagnostic) => diagnostic.source === source)
          : [unknownKind(source)]
    checked.push({ source, kind, diagnostics })
  }
  return checked
}

/** Options of job files must be of use. */
function mustHaveJob(files: CheckedFile[], { var: values, varFile, hcl1 }: JobInputs): void {
  if (!(values || varFile || hcl1) || files.some(({ kind }) => kind === 'job')) return
  throw new LongshoreError('NO_JOB_FILE', 'There is no job file among those to check.', {
    hint: 'Leave out --var, --var-file and --hcl1: agent files have no use for them.',
  })
}

function unknownKind({ text }: Source): SourceDiagnostic {
  const place = { offset: 0, line: 1, column: 1 }
  return {
    severity: 'error',
    message:
      text.trim() === '' ? 'the file is empty' : 'no name here is one of a job or agent file',
    hint: 'begin it with job "name" { … }, or say what it is with --kind job or --kind agent',
    range: { start: place, end: place },
  }
}

function tellFiles(files: CheckedFile[], io: Io): void {
  for (const { source, kind, diagnostics } of files) {
    tellDiagnostics(diagnostics, source, io)
    if (!diagnostics.some(isError)) io.stdout.write(`${source.path}: the ${kind} file is right.\n`)
  }
}

function toJson(files: CheckedFile[], valid: boolean): object {
  return {
    valid,
    files: files.map(({ source, kind }) => ({ file: source.path, kind })),
    diagnostics: files.flatMap(({ source, diagnostics }) =>
      diagnostics.map((diagnostic) => toJsonDiagnostic(diagnostic, source)),
    ),
  }
}

function isError({ severity }: SourceDiagnostic): boolean {
  return severity === 'error'
}

import { readdir } from 'node:fs/promises'
import path from 'node:path'
import type { Environment } from '../access/use-case.ts'
import { type ImportReport, importCommand } from './import-command.ts'
import { explain } from './output.ts'

interface FileTaken extends ImportReport {
  readonly file: string
}
interface FileRefused {
  readonly file: string
  readonly error: { readonly code: string; readonly message: string }
}

export interface ImportsReport {
  readonly files: readonly (FileTaken | FileRefused)[]
  readonly totals: {
    readonly files: number
    readonly failed: number
    readonly ready: number
    readonly warnings: number
    readonly errors: number
    readonly persons: number
    readonly participations: number
  }
}

/** Workbooks of a folder by name; what Excel keeps beside an open one («~$…») is none. */
export async function workbooksIn(folder: string): Promise<string[]> {
  const names = await readdir(folder)
  return names
    .filter((name) => /\.xlsx$/i.test(name) && !name.startsWith('~$'))
    .sort()
    .map((name) => path.join(folder, name))
}

/** Takes workbooks one after another, each in its own transaction: a bad one does not stop the others, and one at a time is in memory. */
export async function importManyCommand(
  environment: Environment,
  { files, org, dryRun }: { files: readonly string[]; org?: string | undefined; dryRun?: boolean | undefined },
): Promise<ImportsReport> {
  const outcomes: (FileTaken | FileRefused)[] = []
  for (const file of files) {
    try {
      outcomes.push({ file, ...(await importCommand(environment, { file, org, dryRun })) })
    } catch (error) {
      outcomes.push({ file, error: explain(error) })
    }
  }
  const taken = outcomes.filter((outcome) => 'ready' in outcome)
  const sum = (numberOf: (report: ImportReport) => number) => taken.reduce((total, report) => total + numberOf(report), 0)
  return {
    files: outcomes,
    totals: {
      files: outcomes.length,
      failed: outcomes.length - taken.length,
      ready: sum(({ ready }) => ready),
      warnings: sum(({ warnings }) => warnings),
      errors: sum(({ errors }) => errors),
      persons: sum(({ persons }) => persons),
      participations: sum(({ participations }) => participations),
    },
  }
}

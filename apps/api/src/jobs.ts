import type { PaperKind } from '@nastavnik/contract'
import { type PaperDocument, toDocx, toPdf, WorkbookError } from '@nastavnik/documents'
import type { Actor } from './access/actor.ts'
import { type PaperOrder, setPaperJob } from './access/binder.ts'
import { type Environment, execute, type UseCase } from './access/use-case.ts'
import type { JobOutcome, JobRequest } from './kernel/background.ts'
import { frameOf, problemOf } from './kernel/http/problems.ts'
import { remindOfApplications } from './modules/applications/index.ts'
import { readScans } from './modules/consents/index.ts'
import { printSheets } from './modules/consents/print-sheets.ts'
import { uploadScan } from './modules/consents/scans.ts'
import { findPairs } from './modules/duplicates/index.ts'
import { keepTerms } from './modules/erasures/index.ts'
import { eraseOverdue } from './modules/erasures/retention.ts'
import { downloadPeople } from './modules/exports/download-people.ts'
import { downloadBlank } from './modules/imports/blank-workbook.ts'
import { changeColumns } from './modules/imports/change-columns.ts'
import { confirmImport } from './modules/imports/confirm-import.ts'
import { downloadParked } from './modules/imports/review-imports.ts'
import { undoImport } from './modules/imports/undo-import.ts'
import { uploadWorkbook } from './modules/imports/upload-workbook.ts'
import { countJointRound } from './modules/joint-rounds/count-round.ts'
import { publishPairs } from './modules/matching/agree.ts'
import { compareRuns } from './modules/matching/compare-runs.ts'
import { decidePair, undoDecision, weighDecision } from './modules/matching/decide.ts'
import { forgetWishes } from './modules/matching/index.ts'
import { printProtocol, writeProtocol } from './modules/matching/print-protocol.ts'
import { listCandidates, listExcluded, listMentors } from './modules/matching/review.ts'
import { runMatching, takeRun } from './modules/matching/run-matching.ts'
import { downloadGradebook } from './modules/measurements/list-grades.ts'
import { recordGrades, reviewGrades } from './modules/measurements/record-grades.ts'
import { registerGroup } from './modules/mentorships/register-group.ts'
import { remindOfTerms } from './modules/readiness/index.ts'
import { downloadCompositions } from './modules/reports/download-compositions.ts'
import { downloadForms } from './modules/reports/download-forms.ts'
import { keepCampaigns } from './modules/surveys/index.ts'
import { findPairsJob } from './pair-finder.ts'
import { readScansJob } from './scan-reader.ts'

interface Job {
  readonly name: string
  /** Inputs were checked by the contract before they come here. */
  readonly run: (environment: Environment, actor: Actor | undefined, input: unknown) => Promise<unknown>
}

const jobOf = <Input, Target, Output>(useCase: UseCase<Input, Target, Output>): Job => ({
  name: useCase.name,
  run: (environment, actor, input) => execute(useCase, environment, actor, input as Input),
})

const setters: Readonly<Record<PaperKind, (document: PaperDocument) => Uint8Array | Promise<Uint8Array>>> = { pdf: toPdf, docx: toDocx }

const setPaper = ({ kind, document }: PaperOrder<PaperDocument>) => setters[kind](document)

/** Name of the daily job that keeps terms: no route leads to it. */
export const keepTermsJob = 'erasures.keepTerms'

/** Name of the daily job on campaigns: those that begin by themselves, those that are over. */
export const keepCampaignsJob = 'surveys.keepCampaigns'

/** Names of the daily jobs that tell curators by letter what waits and what ends. */
export const remindingJobs = ['applications.remind', 'readiness.remind'] as const

/** Use cases that read or write workbooks or plan over a whole registry: they run in the worker, off the event loop. */
const allJobs: readonly Job[] = [
  jobOf(uploadWorkbook),
  jobOf(confirmImport),
  jobOf(undoImport),
  jobOf(downloadParked),
  jobOf(downloadBlank),
  jobOf(changeColumns),
  jobOf(downloadPeople),
  jobOf(registerGroup),
  jobOf(downloadGradebook),
  jobOf(reviewGrades),
  jobOf(recordGrades),
  jobOf(countJointRound),
  jobOf(runMatching),
  jobOf(takeRun),
  jobOf(decidePair),
  jobOf(undoDecision),
  jobOf(weighDecision),
  jobOf(listCandidates),
  jobOf(listExcluded),
  jobOf(listMentors),
  jobOf(compareRuns),
  jobOf(publishPairs),
  jobOf(printProtocol),
  jobOf(writeProtocol),
  jobOf(downloadForms),
  jobOf(downloadCompositions),
  jobOf(printSheets),
  jobOf(uploadScan),
  jobOf(eraseOverdue),
  { name: keepTermsJob, run: keepTerms },
  { name: keepCampaignsJob, run: (environment) => keepCampaigns(environment, forgetWishes) },
  { name: remindingJobs[0], run: remindOfApplications },
  { name: remindingJobs[1], run: remindOfTerms },
  { name: readScansJob, run: readScans },
  { name: findPairsJob, run: findPairs },
  { name: setPaperJob, run: async (_environment, _actor, order) => setPaper(order as PaperOrder<PaperDocument>) },
]
const jobs = new Map(allJobs.map((job) => [job.name, job]))

export const isJob = (name: string): boolean => jobs.has(name)

/** Runs a job and tells what came of it in words that cross from thread to thread. */
export async function runJob(environment: Environment, { job, actor, input }: Omit<JobRequest, 'id'>): Promise<JobOutcome> {
  try {
    const found = jobs.get(job)
    if (found === undefined) throw new Error(`no job ${job}`)
    const result = await found.run(environment, actor as Actor | undefined, input)
    await environment.audit.flush() // the thread may be stopped with the server: a file leaves with its line written
    return { result }
  } catch (thrown) {
    if (thrown instanceof WorkbookError) return { problem: { status: 422, code: thrown.code } }
    const error: Error & { code?: string } = thrown instanceof Error ? thrown : new Error('not an error')
    const { status, code, fields, current } = problemOf(error)
    if (status !== 500) return { problem: { status, code, ...(fields !== undefined && { fields }), current } }
    return { failed: { name: error.name, code: error.code ?? '', at: frameOf(error) } }
  }
}

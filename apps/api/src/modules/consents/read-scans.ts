import { readPages, ScanError, type ScanPage, type UnreadablePage } from '@nastavnik/scans'
import type { Environment } from '../../access/use-case.ts'
import type { Tx } from '../../kernel/db.ts'
import { readStoredFile } from '../../kernel/stored-file.ts'
import { inTransaction } from '../../kernel/transaction.ts'
import { addPage, findFile, findSheets, finishFile, hasQueued, type QueuedFile, type ReadScanPage, takeQueued } from './scans.repo.ts'
import { sheetIn } from './sheet-code.rules.ts'

/** A file that has taken the reader down so many times is not tried again. */
const mostAttempts = 3

type Work = <Result>(work: (tx: Tx) => Promise<Result>) => Promise<Result>

/** Where a page belongs: to its one waiting sheet, or to the tray with the reason. */
async function filed(tx: Tx, place: { regionId: number; organisationId: string }, page: ScanPage | UnreadablePage): Promise<ReadScanPage> {
  const { number } = page
  if ('unreadable' in page) return { number, image: null, sheetId: null, reason: 'unreadable' }
  const { image, codes } = page
  const ids = codes.flatMap((code) => sheetIn(code) ?? [])
  if (ids.length === 0) return { number, image, sheetId: null, reason: codes.length === 0 ? 'noCode' : 'unknownCode' }
  const sheets = await findSheets(tx, place, ids)
  const [sheet] = sheets
  if (sheet === undefined) return { number, image, sheetId: null, reason: 'unknownCode' }
  if (ids.length > 1) return { number, image, sheetId: null, reason: 'severalCodes' }
  return { number, image, sheetId: sheet.id, reason: sheet.isTaken ? 'alreadyTaken' : null }
}

/** Reads one file from the page where it was left. */
async function readOne({ clock }: Environment, work: Work, { regionId, fileId, organisationId, attempts }: QueuedFile): Promise<void> {
  const file = await work((tx) => findFile(tx, regionId, fileId))
  const content = await work((tx) => readStoredFile(tx, 'scan_files', regionId, fileId))
  if (file === undefined || content === null) return work((tx) => finishFile(tx, regionId, fileId, null))
  if (attempts > mostAttempts) return work((tx) => finishFile(tx, regionId, fileId, 'scan.damaged'))
  const place = { regionId, organisationId }
  try {
    for await (const page of readPages(content, file.pagesRead + 1)) {
      const goesOn = await work(async (tx) =>
        addPage(tx, place, { fileId, scanId: file.scanId, now: clock.now() }, await filed(tx, place, page)),
      )
      if (!goesOn) return
    }
  } catch (error) {
    if (!(error instanceof ScanError)) throw error
    return work((tx) => finishFile(tx, regionId, fileId, error.code))
  }
  return work((tx) => finishFile(tx, regionId, fileId, null))
}

/**
 * Reads every file that waits, one after another, each page in a transaction of its own: after a crash the work goes on from the page
 * where it stopped. Under nobody's name: the curator who sent the file has been asked for his right.
 */
export async function readScans(environment: Environment): Promise<void> {
  const { db, clock } = environment
  for (;;) {
    const queued = await db.transaction().execute((tx) => takeQueued(tx, clock.now()))
    if (queued === undefined) return
    const scope = { regionId: queued.regionId, organisationIds: [queued.organisationId], withdrawn: true }
    await readOne(environment, (work) => inTransaction(db, scope, work), queued)
  }
}

/** Whether a file waits for a reader. */
export const hasWaitingScans = ({ db, clock }: Environment): Promise<boolean> =>
  db.transaction().execute((tx) => hasQueued(tx, clock.now()))

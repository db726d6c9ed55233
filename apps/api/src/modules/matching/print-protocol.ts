import type { PaperKind } from '@nastavnik/contract'
import { type PaperDocument, toDocx, toPdf } from '@nastavnik/documents'
import { formTitle } from '@nastavnik/target-model'
import { processing } from '../../access/gate.ts'
import { type Context, defineUseCase } from '../../access/use-case.ts'
import { dayIn } from '../../kernel/clock.ts'
import { notFound } from '../../kernel/problem.ts'
import { solveAgain } from './count-run.ts'
import { readPeople as readNames } from './draft.repo.ts'
import { type Protocol, protocolSheet } from './protocol.rules.ts'
import { reasonWords } from './reason-words.rules.ts'
import { ofRound, roundInReach, roundNote } from './round-in-reach.ts'
import { edgeOf, pointsAt, rankAt } from './round-input.ts'
import type { FoundRound } from './rounds.repo.ts'
import { findRun } from './runs.repo.ts'
import { withWeights } from './weights.rules.ts'

const rankText = (rank: number | null): string => (rank === null ? '—' : String(rank))

/** What the log has of a run, found once more from what it was given. */
async function protocolOf(context: Context, round: FoundRound, runId: string): Promise<Protocol> {
  const { tx, reach, model } = context
  const run = await findRun(tx, ofRound(context, round), runId)
  if (run === undefined) throw notFound('matching.runNotFound')
  const { kept, solved } = await solveAgain(context, round, run)
  const { input } = kept
  const names = await readNames(
    tx,
    reach.regionId,
    [...input.mentees, ...input.mentors].map(({ id }) => id),
  )
  const nameOf = (id: string): string => names.get(id)?.name ?? 'данные удалены'
  const locked = new Set(run.decisions.locks.map(({ mentee, mentor }) => `${mentee} ${mentor}`))
  const titles = new Map(model.matching.rules.map(({ code, title }) => [code, title]))
  const byName = (one: { mentee: string }, other: { mentee: string }) => one.mentee.localeCompare(other.mentee, 'ru')
  const rows = input.mentees.map(({ id }, at) => ({ id, at, mentor: input.mentors[solved.mates[at] ?? -1] }))
  const { organisation, programme, orderOn } = round
  const { locks, prohibitions, places } = run.decisions
  const reasons = solved.reasons()
  return {
    organisation: organisation.title,
    programme: programme.title,
    form: formTitle(model, programme.form),
    number: run.number,
    countedOn: dayIn(model.timeZone, run.createdAt),
    orderOn,
    mode: run.mode,
    rules: withWeights(model.matching, run.weights),
    decisions: { locks: locks.length, prohibitions: prohibitions.length, places: places.length },
    figures: solved.figures,
    pairs: rows
      .flatMap(({ id, at, mentor }) => {
        if (mentor === undefined) return []
        const edge = edgeOf(input, at, solved.mates[at] ?? -1)
        const ranks = `${rankText(rankAt(input.menteeRanks, edge))} / ${rankText(rankAt(input.mentorRanks, edge))}`
        const isLocked = locked.has(`${id} ${mentor.id}`)
        return [{ mentee: nameOf(id), mentor: nameOf(mentor.id), points: pointsAt(input, edge), ranks, isLocked }]
      })
      .sort(byName),
    unplaced: rows
      .flatMap(({ id, at }) => {
        const reason = reasons.get(at)
        return reason === undefined ? [] : [{ mentee: nameOf(id), why: reasonWords(reason, (code) => titles.get(code) ?? code) }]
      })
      .sort(byName),
    inputHash: run.inputHash.toString('hex'),
  }
}

const setters = { pdf: async (document: PaperDocument) => toPdf(document), docx: toDocx } as const

/** The protocol of a run of the log, set in the worker: it is solved once more. 404 `matching.runNotFound`; 422 `matching.runStale` once its input is deleted. */
const protocolAs = <Kind extends PaperKind>(kind: Kind, name: string) =>
  defineUseCase({
    name,
    permission: 'matching.run',
    sees: 'people',
    gate: processing,
    exports: true,
    authorize: (context, input: { id: string; run: string }) => roundInReach(context, input),
    run: async (context, round, { run }) => {
      const protocol = await protocolOf(context, round, run)
      const document: PaperDocument = { title: 'Протокол подбора наставнических пар', sheets: [protocolSheet(protocol)], numbered: true }
      return { name: `Протокол подбора № ${protocol.number}.${kind}`, content: await setters[kind](document) }
    },
    audit: ({ target, input }) => roundNote(target, input.run, 0),
  })

export const printProtocol = protocolAs('pdf', 'matching.printProtocol')
export const writeProtocol = protocolAs('docx', 'matching.writeProtocol')

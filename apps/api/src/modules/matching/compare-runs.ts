import { pageSize, type RunComparison, type RunDifference } from '@nastavnik/contract'
import { processing } from '../../access/gate.ts'
import { type Context, defineUseCase } from '../../access/use-case.ts'
import { notFound } from '../../kernel/problem.ts'
import { inputOfRun } from './count-run.ts'
import { readDecided } from './decisions.repo.ts'
import { readPeople as readNames } from './draft.repo.ts'
import { ofRound, roundInReach, roundNote, tellRun } from './round-in-reach.ts'
import { edgeOf, pointsAt, rankAt } from './round-input.ts'
import type { FoundRound } from './rounds.repo.ts'
import { findRun, readMates } from './runs.repo.ts'

interface Fare {
  readonly mentor: string
  readonly points: number
  readonly menteeRank: number | null
}

/** How each mentee fares in a run; null: has no mentor. 404 `matching.runNotFound`. */
async function faresOf(context: Context, round: FoundRound, id: string) {
  const { tx, reach } = context
  const run = await findRun(tx, ofRound(context, round), id)
  if (run === undefined) throw notFound('matching.runNotFound')
  const { input } = await inputOfRun(context, round, run)
  const mates = await readMates(tx, reach.regionId, id)
  const fares = input.mentees.map(({ id: mentee }, at): [string, Fare | null] => {
    const mentorAt = mates[at] ?? -1
    const [mentor, edge] = [input.mentors[mentorAt], edgeOf(input, at, mentorAt)]
    if (mentor === undefined || edge < 0) return [mentee, null]
    return [mentee, { mentor: mentor.id, points: pointsAt(input, edge), menteeRank: rankAt(input.menteeRanks, edge) }]
  })
  return { run, fares: new Map(fares) }
}

interface CompareRuns {
  readonly id: string
  readonly left: string
  readonly right: string
  readonly page: number
}

const worth = (fare: Fare | null | undefined): number => fare?.points ?? -1

/** Two runs side by side: whose mentor is another one, those who lose most first. */
export const compareRuns = defineUseCase({
  name: 'matching.compareRuns',
  permission: 'matching.read',
  sees: 'people',
  gate: processing,
  authorize: (context, input: CompareRuns) => roundInReach(context, input),
  run: async (context, round, { left: leftId, right: rightId, page }: CompareRuns): Promise<RunComparison> => {
    const { tx, reach } = context
    const [left, right] = [await faresOf(context, round, leftId), await faresOf(context, round, rightId)]
    const decided = await readDecided(tx, ofRound(context, round))
    const all = [...new Set([...left.fares.keys(), ...right.fares.keys()])].sort()
    const each = all.map((mentee) => ({ mentee, left: left.fares.get(mentee) ?? null, right: right.fares.get(mentee) ?? null }))
    const gain = (one: (typeof each)[number]) => worth(one.right) - worth(one.left)
    const different = each
      .filter((one) => one.left?.mentor !== one.right?.mentor)
      .sort((one, other) => gain(one) - gain(other) || (one.mentee < other.mentee ? -1 : 1))
    const shown = different.slice((page - 1) * pageSize, page * pageSize)
    const ids = shown.flatMap((one) => [one.mentee, one.left?.mentor ?? [], one.right?.mentor ?? []].flat())
    const names = await readNames(tx, reach.regionId, ids)
    const named = (fare: Fare | null) => (fare === null ? null : { ...fare, mentor: names.get(fare.mentor)?.name ?? '' })
    const items = shown.flatMap((one): RunDifference[] => {
      const mentee = names.get(one.mentee)
      return mentee === undefined ? [] : [{ mentee, left: named(one.left), right: named(one.right) }]
    })
    return {
      left: tellRun(left.run, decided),
      right: tellRun(right.run, decided),
      win: each.filter((one) => gain(one) > 0).length,
      lose: each.filter((one) => gain(one) < 0).length,
      same: each.filter((one) => gain(one) === 0).length,
      page: { items, page, pageSize, total: different.length },
    }
  },
  audit: ({ target, output }) => roundNote(target, target.id, output.page.items.length),
})

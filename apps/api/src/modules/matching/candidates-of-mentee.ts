import type { MentorCandidate } from '@nastavnik/contract'
import { costOfSwitch, prepare, Standing, solve } from '@nastavnik/matching'
import { sql } from 'kysely'
import type { Context } from '../../access/use-case.ts'
import { inputOfRun, pairsOfRun } from './count-run.ts'
import { readDecided } from './decisions.repo.ts'
import { readDraft, readPeople as readNames } from './draft.repo.ts'
import { draftRun, ofRound } from './round-in-reach.ts'
import { partsAt, pointsAt, rankAt, warningsAt } from './round-input.ts'
import type { FoundRound } from './rounds.repo.ts'
import type { FoundRun } from './runs.repo.ts'
import { type Decided, toColumns } from './solve-round.ts'

/** Solutions of the drafts looked at last, by run: a run of the log does not change. */
const lately = new Map<string, Standing>()
const mostKept = 4

/** The solution of the draft as something that can be asked what a switch costs. */
async function solvedDraft(context: Context, round: FoundRound, run: FoundRun): Promise<Standing> {
  const known = lately.get(run.id)
  if (known !== undefined) return known
  const { input } = await inputOfRun(context, round, run)
  const before = await pairsOfRun(context, round, run.id)
  const columns = toColumns(input, run.decisions, { mode: run.mode, threshold: run.weights.threshold, before })
  const { open } = prepare(columns)
  const standing = new Standing(open, solve(open, { published: columns.published }))
  lately.set(run.id, standing)
  for (const oldest of [...lately.keys()].slice(0, -mostKept)) lately.delete(oldest)
  return standing
}

function costOf({ residual }: Standing, mentee: number, mentor: number): MentorCandidate['cost'] {
  const cost = costOfSwitch(residual, mentee, mentor)
  return cost === undefined ? null : { placed: cost.placed, total: cost.total, moved: cost.moves.length }
}

interface DecisionRow {
  readonly mentor: string
  readonly id: string
  readonly kind: 'LOCK' | 'PROHIBITION'
  readonly reason: string
}

async function decisionsAbout(context: Context, round: FoundRound, mentee: string): Promise<ReadonlyMap<string, DecisionRow>> {
  const { regionId, roundId } = ofRound(context, round)
  const { rows } = await sql<DecisionRow>`
    select mentor_id as mentor, id, kind, reason from matching_decisions
    where region_id = ${regionId} and round_id = ${roundId} and mentee_id = ${mentee}`.execute(context.tx)
  return new Map(rows.map((row) => [row.mentor, row]))
}

const placesIn = ({ places }: Decided, mentor: string, told: number): number =>
  places.find((decided) => decided.mentor === mentor)?.places ?? told

/** More are not looked through by anybody; whoever is the mate or decided about is among them. */
const mostShown = 40

/** The candidates of a mentee of the draft, the mate first, then by points. Costs are those of the usual aim; other aims have none. */
export async function candidatesOfMentee(context: Context, round: FoundRound, mentee: string): Promise<MentorCandidate[]> {
  const { tx, reach } = context
  const run = await draftRun(context, round)
  const { input } = await inputOfRun(context, round, run)
  const of = ofRound(context, round)
  const [decided, draft] = [await readDecided(tx, of), await readDraft(tx, of)]
  const decisions = await decisionsAbout(context, round, mentee)
  const standing = run.mode === 'points' ? await solvedDraft(context, round, run) : undefined
  const menteeAt = input.mentees.findIndex(({ id }) => id === mentee)
  const mate = draft.find((pair) => pair.mentee === mentee)?.mentor
  const taken = new Map<string, number>()
  for (const { mentor } of draft) taken.set(mentor, (taken.get(mentor) ?? 0) + 1)
  const [from = 0, to = 0] = [input.starts[menteeAt], input.starts[menteeAt + 1]]
  const isSettled = (edge: number) => {
    const id = input.mentors[input.mentorAt[edge] ?? -1]?.id ?? ''
    return id === mate || decisions.has(id)
  }
  const edges = Array.from({ length: to - from }, (_, index) => from + index)
    .sort((one, other) => Number(isSettled(other)) - Number(isSettled(one)) || pointsAt(input, other) - pointsAt(input, one))
    .slice(0, mostShown)
  const mentorOf = (edge: number) => input.mentors[input.mentorAt[edge] ?? -1]
  const names = await readNames(
    tx,
    reach.regionId,
    edges.flatMap((edge) => mentorOf(edge)?.id ?? []),
  )
  return edges
    .flatMap((edge): MentorCandidate[] => {
      const mentor = mentorOf(edge)
      const named = mentor === undefined ? undefined : names.get(mentor.id)
      if (mentor === undefined || named === undefined) return []
      const decision = decisions.get(mentor.id)
      return [
        {
          mentor: named,
          places: placesIn(decided, mentor.id, mentor.places),
          taken: taken.get(mentor.id) ?? 0,
          points: pointsAt(input, edge),
          parts: partsAt(input, edge),
          menteeRank: rankAt(input.menteeRanks, edge),
          mentorRank: rankAt(input.mentorRanks, edge),
          warnings: warningsAt(input, edge),
          isMate: mentor.id === mate,
          decision: decision === undefined ? null : { id: decision.id, kind: decision.kind, reason: decision.reason },
          cost: standing === undefined ? null : costOf(standing, menteeAt, input.mentorAt[edge] ?? -1),
        },
      ]
    })
    .sort(
      (one, other) =>
        Number(other.isMate) - Number(one.isMate) || other.points - one.points || (one.mentor.name < other.mentor.name ? -1 : 1),
    )
}

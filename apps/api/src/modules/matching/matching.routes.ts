import { matchingRoutes } from '@nastavnik/contract'
import type { Binder } from '../../access/binder.ts'
import { answerPairs, finishRound, orderPairs, publishPairs, withdrawProposal } from './agree.ts'
import { compareRuns } from './compare-runs.ts'
import { decidePair, undoDecision, weighDecision } from './decide.ts'
import { countMatching } from './matching-numbers.ts'
import { printProtocol, writeProtocol } from './print-protocol.ts'
import { listCandidates, listExcluded, listMentors, listPairs, listProposals, listRoundDecisions } from './review.ts'
import { readRunProgress, runMatching, takeRun } from './run-matching.ts'
import { getRound, listProgrammeRounds, startRound } from './start-round.ts'

export function bindMatching(binder: Binder, stepOf: (sending: string) => number | undefined): void {
  binder.use(matchingRoutes.ofProgramme, listProgrammeRounds)
  binder.use(matchingRoutes.start, startRound)
  binder.use(matchingRoutes.get, getRound)
  binder.useJob(matchingRoutes.run, runMatching)
  binder.use(matchingRoutes.progress, readRunProgress(stepOf))
  binder.useJob(matchingRoutes.take, takeRun)
  binder.use(matchingRoutes.pairs, listPairs)
  binder.useJob(matchingRoutes.candidates, listCandidates)
  binder.useJob(matchingRoutes.excluded, listExcluded)
  binder.useJob(matchingRoutes.mentors, listMentors)
  binder.use(matchingRoutes.decisions, listRoundDecisions)
  binder.useJob(matchingRoutes.weigh, weighDecision)
  binder.useJob(matchingRoutes.decide, decidePair)
  binder.useJob(matchingRoutes.undo, undoDecision)
  binder.useJob(matchingRoutes.compare, compareRuns)
  binder.use(matchingRoutes.answer, answerPairs)
  binder.useJob(matchingRoutes.publish, publishPairs)
  binder.use(matchingRoutes.proposals, listProposals)
  binder.use(matchingRoutes.withdraw, withdrawProposal)
  binder.use(matchingRoutes.order, orderPairs)
  binder.use(matchingRoutes.finish, finishRound)
  binder.useJob(matchingRoutes.protocol, printProtocol)
  binder.useJob(matchingRoutes.protocolDocx, writeProtocol)
  binder.use(matchingRoutes.numbers, countMatching)
}

import { JointRound, jointRoutes } from '@nastavnik/contract'
import { call } from '../../api/call.ts'
import { currentOf } from '../../api/problem.ts'
import { useLongWork } from '../../ui/long-work.ts'

/** Counts a round. `onFresh` is given the round as it stands then, also when a colleague was quicker. */
export const useCount = (id: string, onFresh: (fresh: JointRound) => void) =>
  useLongWork(async (signal, sending, version: number) => {
    try {
      onFresh(await call(jointRoutes.count, { params: { id }, body: { version, sending } }, signal))
    } catch (error) {
      const fresh = currentOf(error, JointRound)
      if (fresh !== undefined) onFresh(fresh)
      throw error
    }
  })

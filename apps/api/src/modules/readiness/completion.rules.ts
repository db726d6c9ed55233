import type { TrainingPlan } from '@nastavnik/contract'
import type { TargetModel } from '@nastavnik/target-model'

interface Marks {
  readonly attended: readonly string[]
  readonly points: number | null
}

/** Whether enough sessions of the plan were attended and the test, if there is one, is passed (model `readiness.completion`). */
export function isCompleted(
  { readiness }: TargetModel,
  { sessions, test }: Pick<TrainingPlan, 'sessions' | 'test'>,
  { attended, points }: Marks,
): boolean {
  const there = sessions.filter(({ id }) => attended.includes(id)).length
  const enough = sessions.length > 0 && there * 100 >= sessions.length * readiness.completion.attendancePercent
  return enough && (test === null || (points !== null && points >= test.passMark))
}

/** 2026-012: the number of a certificate as it is printed. */
export const certificateNumber = (year: number, number: number): string => `${year}-${String(number).padStart(3, '0')}`

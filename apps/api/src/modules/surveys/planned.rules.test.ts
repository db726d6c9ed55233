import { loadTargetModels } from '@nastavnik/target-model'
import { expect, test } from 'vitest'
import { plannedOn } from './planned.rules.ts'

const [model] = await loadTargetModels()
if (model === undefined) throw new Error('no model')

test.each([
  ['BASELINE', '2021-03-15', 'BASELINE 2021-03', 'До начала программы: март 2021', '2021-04-05'],
  ['FINAL', '2021-12-31', 'FINAL 2021-12', 'После программы: декабрь 2021', '2022-01-21'],
  ['CHECKIN', '2021-03-15', 'CHECKIN 2021-03-15', 'Как дела в парах: неделя с 15.03.2021', '2021-03-25'],
  ['CHECKIN', '2021-03-21', 'CHECKIN 2021-03-15', 'Как дела в парах: неделя с 15.03.2021', '2021-03-31'],
  ['CHECKIN', '2022-01-01', 'CHECKIN 2021-12-27', 'Как дела в парах: неделя с 27.12.2021', '2022-01-11'],
] as const)('%s on %s', (purpose, today, plannedFor, title, endsOn) =>
  expect(plannedOn(model.surveys, purpose, today)).toEqual({ plannedFor, title, startsOn: today, endsOn }),
)

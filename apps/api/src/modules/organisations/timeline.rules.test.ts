import { expect, test } from 'vitest'
import { type OrganisationLife, timelineOf } from './timeline.rules.ts'

const present = { title: 'Лицей', kind: 'Школа', municipality: 'Тарский', authority: null }
const life: OrganisationLife = {
  present,
  pasts: [],
  validFrom: null,
  validTo: null,
  closingBasis: '',
  mergedInto: null,
  predecessors: [],
}

test('nothing known, nothing told', () => expect(timelineOf(life)).toEqual([]))

test('each past is told by what differed in the next state, newest first', () => {
  const pasts = [
    { ...present, title: 'СОШ № 2', municipality: 'Саргатский', until: '2020-09-01', basis: 'Приказ 1' },
    { ...present, title: 'Гимназия', until: '2023-09-01', basis: 'Приказ 2' },
  ]
  expect(timelineOf({ ...life, pasts, validFrom: '1990-09-01' })).toEqual([
    { event: 'renamed', on: '2023-09-01', basis: 'Приказ 2', from: 'Гимназия', to: 'Лицей' },
    { event: 'moved', on: '2020-09-01', basis: 'Приказ 1', from: 'Саргатский', to: 'Тарский' },
    { event: 'renamed', on: '2020-09-01', basis: 'Приказ 1', from: 'СОШ № 2', to: 'Гимназия' },
    { event: 'opened', on: '1990-09-01', basis: '' },
  ])
})

test('a subordination is told with nobody on one side', () =>
  expect(timelineOf({ ...life, pasts: [{ ...present, authority: 'Министерство', until: '2022-01-01', basis: 'Закон' }] })).toEqual([
    { event: 'authorityChanged', on: '2022-01-01', basis: 'Закон', from: 'Министерство', to: null },
  ]))

test.each([
  [null, { event: 'closed', on: '2025-09-01', basis: 'Постановление' }],
  [
    { code: 'sosh-1', title: 'СОШ № 1' },
    { event: 'merged', on: '2025-09-01', basis: 'Постановление', organisation: { code: 'sosh-1', title: 'СОШ № 1' } },
  ],
])('the end is told on the first day without it (successor: %j)', (mergedInto, event) =>
  expect(timelineOf({ ...life, validTo: '2025-08-31', closingBasis: 'Постановление', mergedInto })).toEqual([event]),
)

test('the successor tells who joined', () =>
  expect(timelineOf({ ...life, predecessors: [{ code: 'sosh-2', title: 'СОШ № 2', on: '2025-09-01', basis: 'Постановление' }] })).toEqual([
    { event: 'joinedBy', on: '2025-09-01', basis: 'Постановление', organisation: { code: 'sosh-2', title: 'СОШ № 2' } },
  ]))

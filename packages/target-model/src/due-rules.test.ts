import { expect, test } from 'vitest'
import { DueRule } from './due-rules.ts'

test.each([
  { type: 'fixed', to: '2020-05-05' },
  { type: 'fixed', from: '2020-12-10', to: '2024-12-20' },
  { type: 'annual', monthDay: '12-20', windowFrom: '12-10' },
  { type: 'annual', monthDay: '02-29' },
  { type: 'monthly' },
  { type: 'quarterly', dayAfter: 10 },
  { type: 'monthOnly', month: 12 },
  { type: 'monthOnly', month: 1, year: 2020 },
  { type: 'wholePeriod' },
  { type: 'bySeparatePlan' },
  { type: 'onDemand' },
])('срок %j', (rule) => expect(DueRule.parse(rule)).toEqual(rule))

test.each([
  { type: 'fixed' },
  { type: 'fixed', from: '2024-12-20', to: '2020-12-10' },
  { type: 'annual', monthDay: '02-30' },
  { type: 'annual', monthDay: '13-01' },
  { type: 'monthOnly', month: 13 },
  { type: 'monthly', dayAfter: 10 },
  { type: 'someday' },
])('не срок %j', (rule) => expect(DueRule.safeParse(rule).success).toBe(false))

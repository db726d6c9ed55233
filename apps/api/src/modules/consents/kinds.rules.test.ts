import type { ConsentKindDefinition } from '@nastavnik/target-model'
import { expect, test } from 'vitest'
import { model } from '../../../test/school-bases.ts'
import { kindOf, versionsThatHold, wordingOn } from './kinds.rules.ts'

const version = (name: string, from: string, renews: boolean) => ({ version: name, from, renews, paragraphs: [name], source: '[D]' })
const kind: ConsentKindDefinition = {
  ...kindOf(model, 'PROCESSING'),
  versions: [version('1', '2026-01-01', true), version('2', '2026-06-01', false), version('3', '2027-01-01', true)],
}

test.each([
  ['2025-12-31', '1', ['1']],
  ['2026-05-31', '1', ['1']],
  ['2026-06-01', '2', ['1', '2']],
  ['2027-01-01', '3', ['3']],
])('on %s wording %s is printed and %j hold', (today, printed, hold) => {
  expect(wordingOn(kind, today).version).toBe(printed)
  expect(versionsThatHold(kind, today)).toEqual(hold)
})

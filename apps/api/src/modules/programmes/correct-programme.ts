import type { Practice, Programme } from '@nastavnik/contract'
import { processing } from '../../access/gate.ts'
import { defineUseCase, noPeople } from '../../access/use-case.ts'
import { conflict, notFound } from '../../kernel/problem.ts'
import { readProgrammes, updateProgramme } from './programmes.repo.ts'
import { bareTitle, titleKey } from './titles.rules.ts'

interface CorrectProgramme {
  readonly id: string
  readonly version: number
  readonly title?: string | undefined
  readonly result?: string | undefined
  readonly practice?: Practice | undefined
}

/**
 * Corrects a programme or judges it. One judged not to be a mentoring practice leaves every count: a mass contest
 * is no pairs, though S0 counts 118 375 of its people in.
 * 409 `programme.outdated` with the fresh one when somebody was faster, `programme.titleTaken` for a second of one title.
 */
export const correctProgramme = defineUseCase({
  name: 'programmes.correctProgramme',
  permission: 'programme.judge',
  sees: 'people',
  gate: processing,
  changes: true,
  authorize: async ({ tx, model, reach }, { id }: CorrectProgramme): Promise<Programme> => {
    const { items } = await readProgrammes(tx, model, reach, { id, page: 1 })
    if (items[0] === undefined) throw notFound('programme.notFound')
    return items[0]
  },
  run: async ({ tx, model, reach }, current, { id, version, title, result, practice }: CorrectProgramme): Promise<Programme> => {
    const wished = bareTitle(title ?? current.title)
    const change = {
      title: wished,
      titleKey: titleKey(wished),
      result: result ?? current.result,
      practice: practice ?? current.practice,
    }
    const written = await updateProgramme(tx, reach.regionId, id, version, change)
    const { items } = await readProgrammes(tx, model, reach, { id, page: 1 })
    if (items[0] === undefined) throw notFound('programme.notFound')
    if (!written) throw conflict('programme.outdated', items[0])
    return items[0]
  },
  audit: noPeople,
})

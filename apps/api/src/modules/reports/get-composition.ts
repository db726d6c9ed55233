import type { Composition as CompositionReply, ParticipantRole } from '@nastavnik/contract'
import { pageSize } from '@nastavnik/contract'
import type { Composition } from '@nastavnik/target-model'
import { processing } from '../../access/gate.ts'
import { peopleUnitInReach, unitInReach } from '../../access/units.ts'
import { defineUseCase } from '../../access/use-case.ts'
import { compositionAsked, formsAsked, tableOf } from './composition-tables.ts'
import { readComposedPeople } from './compositions.repo.ts'
import { compositionsAt } from './compositions.ts'
import { countingAt, type FormsInput, headOf } from './forms.ts'
import { listCounting } from './reports.repo.ts'
import { countStopped } from './stopped-people.repo.ts'

export interface CompositionInput extends FormsInput {
  readonly composition?: string | undefined
  readonly form?: string | undefined
}

/** The participants of a unit in a period told apart by one thing. */
export const getComposition = defineUseCase({
  name: 'reports.getComposition',
  permission: 'report.read',
  sees: 'reporting',
  authorize: ({ tx, reach }, { unit }: CompositionInput) => unitInReach(tx, reach, unit),
  run: async (context, unit, { composition: code, form, ...asked }: CompositionInput): Promise<CompositionReply> => {
    const { tx, model, actor } = context
    const composition = compositionAsked(model, unit, code)
    const counting = await countingAt(unit, asked, context)
    const { rows, total } = await tableOf(tx, { ...counting, composition, forms: formsAsked(model, unit, form) })
    return {
      ...(await headOf(tx, actor, counting)),
      composition: faceOf(composition),
      offered: compositionsAt(model, unit.level).map(({ code, title }) => ({ code, title })),
      forms: model.forms.flatMap(({ code, title }) => (unit.forms === null || unit.forms.includes(code) ? [{ code, title }] : [])),
      rows,
      total,
    }
  },
})

const faceOf = ({ code, title, caption, note }: Composition) => ({ code, title, caption, note })

interface PeopleInput extends CompositionInput {
  readonly composition: string
  readonly row?: string | undefined
  readonly role: ParticipantRole
  readonly page: number
}

/** The people behind a number, for those who see the names of the organisation. */
export const listComposedPeople = defineUseCase({
  name: 'reports.listComposedPeople',
  permission: 'person.read',
  sees: 'people',
  gate: processing,
  authorize: ({ tx, reach }, { unit }: PeopleInput) => peopleUnitInReach(tx, reach, unit),
  run: async (context, unit, { composition: code, form, row, role, page, ...asked }: PeopleInput) => {
    const { tx, model } = context
    const composing = {
      ...(await countingAt(unit, asked, context)),
      composition: compositionAsked(model, unit, code),
      forms: formsAsked(model, unit, form),
    }
    const organisationIds = await listCounting(tx, composing.place)
    const stopped = await countStopped(tx, unit.regionId, organisationIds)
    return { ...(await readComposedPeople(tx, composing, organisationIds, { row: row ?? null, role, page })), page, pageSize, stopped }
  },
  audit: ({ target, output }) => ({ organisationId: target.organisationId, people: output.items.length }),
})

import type { NewGroup } from '@nastavnik/contract'
import { formTitle, hasForm } from '@nastavnik/target-model'
import { opensWithdrawn } from '../../access/gate.ts'
import { peopleOrganisationInReach } from '../../access/units.ts'
import { defineUseCase } from '../../access/use-case.ts'
import { newId } from '../../kernel/ids.ts'
import { invalid } from '../../kernel/problem.ts'
import { collectSchoolWorkbook, lockOrganisation, planImport, readRegistry, refuseMerged, takePlan } from '../imports/index.ts'

const mentorHeadings = [
  'ФИО наставника',
  'Дата рождения',
  'Место работы, должность',
  'Форма наставничества',
  'Программа',
  'Дата начала',
  'Дата окончания',
]
const menteeHeadings = [
  'ФИО наставляемого',
  'Дата рождения',
  'Класс, группа',
  'Форма наставничества',
  'Программа',
  'Дата начала',
  'Дата окончания',
  'ФИО наставника',
]

const bornText = ({ day, year }: NewGroup['mentor']['birth']) => day ?? (year === null ? '' : String(year))

/** A group is two small bases: registering one follows every rule that a workbook does. */
function workbookOf(group: NewGroup) {
  const { form, programme, startsOn, endsOn, mentor, mentees, menteesOccupation } = group
  const common = [form, programme, startsOn, endsOn ?? '']
  const collected = collectSchoolWorkbook()
  collected.take('Наставники', 1, mentorHeadings)
  collected.take('Наставники', 2, [mentor.name, bornText(mentor.birth), mentor.occupation, ...common])
  collected.take('Наставляемые', 1, menteeHeadings)
  mentees.forEach(({ name, birth }, index) => {
    collected.take('Наставляемые', index + 2, [name, bornText(birth), menteesOccupation, ...common, mentor.name])
  })
  return collected.finish(false)
}

/**
 * Registers a class with its mentor at once. Nothing is written unless every line is good: 422 `group.refused` with the code of each bad line,
 * `mentor.isMentee` when the only mentee is the mentor, `mentor.isRepresentative` for the
 * mentor's own child. Runs in the worker: the registry is read whole.
 */
export const registerGroup = defineUseCase({
  name: 'mentorships.registerGroup',
  permission: 'group.register',
  sees: 'people',
  gate: opensWithdrawn('a line of one who withdrew is refused by name'),
  changes: true,
  authorize: ({ tx, reach }, { organisation }: NewGroup) => peopleOrganisationInReach(tx, reach, organisation),
  run: async ({ tx, model, today, personKey }, { id: organisationId, regionId }, group: NewGroup) => {
    const place = { regionId, organisationId }
    if (!hasForm(model, group.form)) throw invalid('form.unknown', [{ path: 'form', code: 'form.unknown' }])
    await lockOrganisation(tx, place)
    await refuseMerged(tx, place)
    const plan = planImport(workbookOf({ ...group, form: formTitle(model, group.form) }), await readRegistry(tx, place), {
      model,
      today,
      newId,
    })
    const refused = [...plan.parked, ...plan.ignored].map(({ base, row, code }) => ({
      path: base.kind === 'MENTOR' ? 'mentor' : `mentees.${row.number - 2}`,
      code,
    }))
    if (refused.length > 0) throw invalid('group.refused', refused)
    const own = plan.warned.flatMap(({ base, row, codes }) =>
      base.kind === 'MENTEE' && codes.has('mentor.isRepresentative')
        ? [{ path: `mentees.${row - 2}`, code: 'mentor.isRepresentative' }]
        : [],
    )
    if (own.length > 0) throw invalid('group.refused', own)
    const [mentorshipId] = plan.mentorshipIds
    if (mentorshipId === undefined) throw invalid('group.refused', [{ path: 'mentees.0', code: 'mentor.isMentee' }])
    await takePlan({ tx, model, today, personKey }, place, plan)
    return {
      mentorshipId,
      personsAdded: plan.counters.newPersons,
      participationsAdded: plan.counters.newParticipations,
    }
  },
  audit: ({ target, output }) => ({ organisationId: target.id, subjectId: output.mentorshipId, people: output.personsAdded }),
})

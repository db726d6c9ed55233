import { eachPersonText } from '@nastavnik/contract'
import { toColumns } from '../src/kernel/columns.ts'
import type { Tx } from '../src/kernel/db.ts'
import { isSpecialist, type TreeOrganisation, type TreePerson } from './organisation-tree.ts'

interface RowPlace {
  readonly region_id: number
  readonly organisation_id: string
}

/** Whatever is private about a person carries the token of the organisation. */
const personRow = (place: RowPlace, token: string, { id, name, born, role, form, class: group }: TreePerson) => ({
  ...place,
  id,
  name,
  name_key: name.toLowerCase(),
  born_on: born,
  born_year: Number(born.slice(0, 4)),
  ...toColumns(eachPersonText(() => token)),
  occupation: group === '' ? token : `${group.slice(1)} класс, ${token}`,
  // Form 5 prints where its mentors work, for every reader; anybody else's class or post is theirs alone.
  ...(isSpecialist({ role, form }) ? { occupation: 'ООО «Ромашка», мастер', born_on: null, born_year: null } : {}),
  contacts: `тел. ${token}`,
  representative_name: `Законова${token} Мария`,
})

const participationRow = (place: RowPlace, token: string, programmeId: string, { id, participationId, role }: TreePerson) => ({
  ...place,
  id: participationId,
  person_id: id,
  programme_id: programmeId,
  role,
  starts_on: '2021-01-20',
  request: token,
  result: token,
  link: token,
})

/** People, programmes, participations, pairs and groups of one organisation. */
export async function insertPeople(tx: Tx, regionId: number, organisation: TreeOrganisation): Promise<void> {
  const { token, people, programmes, mentorships, papers } = organisation
  if (people.length === 0) return
  const place = { region_id: regionId, organisation_id: organisation.id }
  const programmeOf = (form: string): string => programmes.find((programme) => programme.form === form)?.id ?? ''
  const titled = programmes.map(({ id, form }) => ({ ...place, id, form_code: form, title: form, title_key: form.toLowerCase() }))
  await tx
    .insertInto('persons')
    .values(people.map((person) => personRow(place, token, person)))
    .execute()
  await tx.insertInto('programmes').values(titled).execute()
  await tx
    .insertInto('participations')
    .values(people.map((person) => participationRow(place, token, programmeOf(person.form), person)))
    .execute()
  const [first, ...others] = people
  const last = others.at(-1)
  if (first !== undefined && last !== undefined) {
    const link = { ...place, child_id: last.id, relative_id: first.id, relation: 'RELATIVE' } as const
    await tx.insertInto('family_links').values(link).execute()
    const conclusion = {
      ...place,
      person_id: last.id,
      verdict: 'CONDITIONS',
      note: token,
      concluded_on: '2021-03-01',
      recorded_by: null,
    } as const
    await tx.insertInto('conclusions').values(conclusion).execute()
    const excluded = { mentee_id: first.id, mentor_id: last.id, source: 'PSYCHOLOGIST', note: token, decided_on: '2021-03-01' } as const
    await tx
      .insertInto('pair_exclusions')
      .values({ ...place, ...excluded, id: papers.exclusion })
      .execute()
    const grade = { ...place, year: 2020, term: 'Q1', wave: 'BASELINE', person_id: last.id, mean: 4.25, subjects: 3 } as const
    await tx.insertInto('grades').values(grade).execute()
  }
  const pairs = mentorships.map(({ id, form, mentor: { participationId } }) => ({
    ...place,
    id,
    programme_id: programmeOf(form),
    mentor_participation_id: participationId,
  }))
  const links = mentorships.flatMap(({ id, mentees }) =>
    mentees.map(({ participationId }) => ({ ...place, mentorship_id: id, mentee_participation_id: participationId })),
  )
  if (pairs.length > 0) await tx.insertInto('mentorships').values(pairs).execute()
  if (links.length > 0) await tx.insertInto('mentorship_mentees').values(links).execute()
}

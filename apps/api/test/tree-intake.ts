import type { Tx } from '../src/kernel/db.ts'
import { newId } from '../src/kernel/ids.ts'
import type { TreeOrganisation } from './organisation-tree.ts'

/** One question, so that the answers of the probes are short. */
const oneQuestion = {
  pages: [{ name: 'about', title: 'О Вас', elements: [{ type: 'boolean', name: 'agreed', title: 'Согласны?', isRequired: true }] }],
}

const codes = {
  MENTEE: 'MENTEE_APPLICATION',
  MENTOR: 'MENTOR_APPLICATION',
  INFORMANT: 'THIRD_PARTY_INFO',
  CURATOR: 'SWOT',
  ASSESSMENT: 'CURATOR_ASSESSMENT',
  PARTNER: 'PARTNER_SATISFACTION',
} as const
const purposes = {
  MENTEE: 'APPLICATION',
  MENTOR: 'APPLICATION',
  INFORMANT: 'THIRD_PARTY',
  CURATOR: 'SWOT',
  ASSESSMENT: 'ASSESSMENT',
  PARTNER: 'PARTNER',
} as const

/** Applications that wait, what third parties are asked and have told, how a programme is judged. */
export async function insertIntake(tx: Tx, regionId: number, { id, token, people, programmes, intake }: TreeOrganisation): Promise<void> {
  const place = { region_id: regionId, organisation_id: id }
  const moment = new Date('2021-03-01T05:00:00Z')
  const texts = (Object.keys(codes) as (keyof typeof codes)[]).map((role) => ({
    ...place,
    id: intake.questionnaires[role],
    code: codes[role],
    number: 1,
    origin: 'EDITED' as const,
    title: 'Анкета',
    purpose: purposes[role],
    form_code: null,
    role: role === 'ASSESSMENT' ? ('CURATOR' as const) : role,
    diagnostic: false,
    source: '[D]',
    definition: JSON.stringify(oneQuestion),
    published_at: moment,
    updated_at: moment,
    updated_by: null,
  }))
  await tx.insertInto('questionnaires').values(texts).execute()
  await tx
    .insertInto('intakes')
    .values({ ...place, role: 'MENTEE', number: 1, opened_at: moment, opened_by: null })
    .execute()
  const name = `Заявкина${token} Яна`
  const application = {
    ...place,
    role: 'MENTEE' as const,
    channel: 'LINK' as const,
    questionnaire_id: intake.questionnaires.MENTEE,
    name,
    name_key: name.toLowerCase(),
    born_on: '2009-05-05',
    occupation: `7А класс, ${token}`,
    contacts: token,
    representative_name: token,
    representative_contacts: token,
    answers: JSON.stringify({ agreed: true }),
    applied_at: moment,
    entered_by: null,
    state: 'new' as const,
  }
  await tx
    .insertInto('applications')
    .values(intake.applications.map((one) => ({ ...application, id: one })))
    .execute()
  const [first, last] = [people[0], people.at(-1)]
  if (first === undefined || last === undefined) return
  await tx
    .insertInto('inquiries')
    .values({ ...place, person_id: last.id, asked_on: '2021-03-01', asked_by: null })
    .execute()
  const statement = { ...place, id: newId(), person_id: first.id, user_id: null, questionnaire_id: intake.questionnaires.INFORMANT }
  await tx
    .insertInto('statements')
    .values({ ...statement, answers: JSON.stringify({ agreed: true }), given_at: moment })
    .execute()
  const [programme] = programmes
  if (programme === undefined) return
  const begun = {
    ...place,
    programme_id: programme.id,
    year: 2020,
    answers: '{}',
    begun_on: '2021-03-01',
    updated_at: moment,
    updated_by: null,
  }
  const swot = { ...begun, id: intake.assessment, code: 'SWOT' as const, questionnaire_id: intake.questionnaires.CURATOR }
  const asked = { ...begun, code: 'PARTNER_SATISFACTION' as const, questionnaire_id: intake.questionnaires.PARTNER }
  const partners = intake.partners.map((one, index) => ({
    ...asked,
    id: one,
    partner: `Завод № ${index}`,
    partner_key: `завод № ${index}`,
  }))
  await tx
    .insertInto('assessments')
    .values([{ ...swot, partner: '', partner_key: '' }, ...partners])
    .execute()
}

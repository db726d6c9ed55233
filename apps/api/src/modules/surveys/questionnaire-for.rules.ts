import type { CampaignPurpose, ParticipantRole, PersonKind } from '@nastavnik/contract'
import type { QuestionnaireHead } from '../questionnaires/index.ts'

/** Somebody who takes part, as far as the choice of questions asks. */
export interface Participant {
  readonly form: string
  readonly role: ParticipantRole
  /** Who the person is, by the card or by the form; null: neither says. */
  readonly kind: PersonKind | null
}

type Candidate = Pick<QuestionnaireHead, 'code' | 'purpose' | 'form' | 'role'>

/** Of one's own making (`OWN_7`): asked only when it is named. */
const isOwn = ({ code }: Candidate): boolean => code.startsWith('OWN_')

const suits = ({ form, role }: Candidate, participant: Participant): boolean =>
  (form === null || form === participant.form) && (role === null || role === participant.role)

/**
 * The questionnaire that a campaign of the purpose asks a participant: of the form and role, else of the role in any form, else of everybody.
 * Parameters are asked by who the person is (`PARAMS_PUPIL`). A questionnaire that was named is asked of those whom it suits.
 */
export function questionnaireFor<Q extends Candidate>(
  inForce: readonly Q[],
  { purpose, questionnaire }: { readonly purpose: CampaignPurpose; readonly questionnaire: string | null },
  participant: Participant,
): Q | undefined {
  if (questionnaire !== null) return inForce.find((one) => one.code === questionnaire && suits(one, participant))
  const meant = inForce.filter((one) => one.purpose === purpose && !isOwn(one) && suits(one, participant))
  if (purpose === 'PARAMETERS') return meant.find(({ code }) => code === `PARAMS_${participant.kind}`)
  const exactness = ({ form, role }: Candidate) => (form === null ? 0 : 2) + (role === null ? 0 : 1)
  return meant.toSorted((one, other) => exactness(other) - exactness(one))[0]
}

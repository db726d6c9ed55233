import type { ParticipantRole, PersonKind } from '@nastavnik/contract'
import type { TargetModel } from '@nastavnik/target-model'

/** Who takes part in a form in a role; undefined when the form leaves it open or speaks of teams. */
function kindIn({ forms }: TargetModel, form: string, role: ParticipantRole): PersonKind | undefined {
  const found = forms.find(({ code }) => code === form)
  const kinds = role === 'MENTOR' ? found?.mentor.kinds : found?.mentee.kinds
  const [kind, ...others] = kinds ?? []
  return kind === undefined || kind === 'TEAM' || others.length > 0 ? undefined : kind
}

/** Who a person is by the forms of the participations (model `forms`); null when they say nothing or contradict each other. */
export function kindByForms(model: TargetModel, participations: readonly { form: string; role: ParticipantRole }[]): PersonKind | null {
  const kinds = new Set(participations.map(({ form, role }) => kindIn(model, form, role)))
  const [kind] = kinds
  return kinds.size === 1 ? (kind ?? null) : null
}

/** Forms and roles whose participants are of the kind. */
export const formsOfKind = (model: TargetModel, kind: PersonKind): { form: string; role: ParticipantRole }[] =>
  model.forms.flatMap(({ code }) =>
    (['MENTOR', 'MENTEE'] as const).filter((role) => kindIn(model, code, role) === kind).map((role) => ({ form: code, role })),
  )

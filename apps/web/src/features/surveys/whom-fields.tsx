import { type ParticipantRole, programmeRoutes, questionnaireRoutes } from '@nastavnik/contract'
import { useQuery } from '@tanstack/react-query'
import { call } from '../../api/call.ts'
import { reading } from '../../api/queries.ts'
import { m } from '../../paraglide/messages.js'
import { Choice } from '../../ui/choice.tsx'
import { ClassChoice } from '../../ui/class-choice.tsx'
import type { Purpose } from './campaign-words.ts'
import styles from './surveys.module.css'

/** Whom a campaign asks and what, as it is being chosen. */
export interface Whom {
  readonly what: Purpose | undefined
  readonly questionnaire: string | null
  readonly programme: string | null
  readonly role: ParticipantRole | null
  readonly class: string | null
}

interface WhomFieldsProps {
  readonly organisation: string
  readonly whom: Whom
  readonly onChange: (change: Partial<Whom>) => void
}

/** All programmes of an organisation, page after page. */
async function readProgrammes(organisation: string): Promise<readonly { readonly id: string; readonly title: string }[]> {
  const found: { id: string; title: string }[] = []
  for (let page = 1; ; page += 1) {
    const { items, total } = await call(programmeRoutes.list, { query: { organisation, page } })
    found.push(...items.map(({ id, title }) => ({ id, title })))
    if (found.length >= total || items.length === 0) return found
  }
}

export const useProgrammes = (organisation: string) =>
  useQuery({ queryKey: [programmeRoutes.list.path, 'all', organisation], queryFn: () => readProgrammes(organisation) }).data ?? []

export function WhomFields({ organisation, whom, onChange }: WhomFieldsProps) {
  const programmes = useProgrammes(organisation)
  const questionnaires = useQuery(reading(questionnaireRoutes.list, { query: { unit: organisation } }))
  const fitting = (questionnaires.data?.items ?? []).filter(({ purpose }) => purpose === whom.what?.purpose)
  return (
    <fieldset className={styles['stage']}>
      <legend>{m.campaign_whom()}</legend>
      <div className={styles['fields']}>
        <Choice
          label={m.campaign_programme()}
          any={m.campaign_programme_any()}
          value={whom.programme ?? undefined}
          options={programmes.map(({ id, title }) => [id, title] as const)}
          onChoose={(programme) => onChange({ programme: programme ?? null })}
        />
        <Choice<ParticipantRole>
          label={m.role_label()}
          any={m.role_any()}
          value={whom.role ?? undefined}
          options={[
            ['MENTEE', m.role_mentees()],
            ['MENTOR', m.role_mentors()],
          ]}
          onChoose={(role) => onChange({ role: role ?? null })}
        />
        <ClassChoice organisation={organisation} value={whom.class ?? undefined} onChoose={(group) => onChange({ class: group ?? null })} />
        <div className={styles['whole']}>
          <Choice
            label={m.campaign_questionnaire()}
            any={m.campaign_questionnaire_any()}
            value={whom.questionnaire ?? undefined}
            options={fitting.map(({ code, title }) => [code, title] as const)}
            onChoose={(questionnaire) => onChange({ questionnaire: questionnaire ?? null })}
          />
        </div>
      </div>
    </fieldset>
  )
}

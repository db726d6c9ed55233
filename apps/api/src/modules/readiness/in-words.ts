import type { Block } from '@nastavnik/documents'
import type { Context } from '../../access/use-case.ts'
import { dayText } from '../../kernel/days.ts'
import { answerWords } from './answer-words.rules.ts'
import { certificatesOf } from './certificates.repo.ts'
import { findInterview } from './interviews.repo.ts'
import { listChecks } from './safety-checks.repo.ts'
import { trainingsOf } from './trainings.repo.ts'

const states = { WAITING: 'ждёт второго решения', RETURNED: 'возвращён', APPROVED: 'утверждён' } as const

const until = (day: string | null) => (day === null ? 'без срока' : `до ${dayText(day)}`)

/** What is kept of a person as a mentor — interview with its answers, trainings, certificates, checks — for a paper about him. */
export async function readinessInWords(
  { tx, reach, model }: Context,
  person: { readonly id: string; readonly organisationId: string },
): Promise<Block[]> {
  const { regionId } = reach
  const interview = await findInterview(tx, { regionId }, { personId: person.id })
  const trainings = await trainingsOf(tx, { regionId, organisationId: person.organisationId }, person.id)
  const certificates = await certificatesOf(tx, regionId, { personId: person.id })
  const checks = await listChecks(tx, regionId, person.id)
  const rows = [
    ...(interview === undefined
      ? []
      : [
          {
            label: 'Собеседование',
            value: `${dayText(interview.heldOn)}, провёл(а) ${interview.heldBy}; протокол ${states[interview.state]}`,
          },
        ]),
    ...trainings.map(({ title, startsOn, endsOn }) => ({
      label: 'Обучение',
      value: `${title}, ${dayText(startsOn)} – ${dayText(endsOn)}`,
    })),
    ...certificates.map(({ number, title, issuedOn, validUntil, annulledOn }) => ({
      label: `Сертификат № ${number}`,
      value: `${title}, выдан ${dayText(issuedOn)}, ${annulledOn === null ? until(validUntil) : `аннулирован ${dayText(annulledOn)}`}`,
    })),
    ...checks.map(({ kind, number, issuedOn, validUntil, checkedBy }) => ({
      label: model.readiness.safetyChecks.find(({ code }) => code === kind)?.title ?? kind,
      value: `№ ${number} от ${dayText(issuedOn)}, ${until(validUntil)}, проверил(а) ${checkedBy}`,
    })),
  ]
  if (rows.length === 0) return [{ kind: 'paragraph', text: 'Собеседований, обучения и проверок не записано.' }]
  const answers = interview === undefined ? [] : answerWords(interview.definition, interview.answers)
  return [
    { kind: 'fields', rows },
    ...(answers.length === 0
      ? []
      : [
          {
            kind: 'table',
            columns: [
              { title: 'Вопрос собеседования', width: 3 },
              { title: 'Ответ', width: 2 },
            ],
            rows: answers.map(({ title, words }) => [title, words]),
          } satisfies Block,
        ]),
  ]
}

import type { Certificate, TrainingMember, TrainingPlan, TrainingTest } from '@nastavnik/contract'
import type { Block, Sheet } from '@nastavnik/documents'
import { dayText } from '../../kernel/days.ts'

const hoursIn = (hours: number): string => {
  const tens = hours % 100
  const ones = hours % 10
  if (ones === 1 && tens !== 11) return `${hours} час`
  return ones >= 2 && ones <= 4 && (tens < 12 || tens > 14) ? `${hours} часа` : `${hours} часов`
}

export interface CertificateParts {
  readonly operator: { readonly title: string; readonly address: string }
  readonly name: string
  readonly certificate: Certificate
  readonly plan: Pick<TrainingPlan, 'startsOn' | 'endsOn'>
}

/** The certificate of one mentor (domain D16). */
export function certificateSheet({ operator, name, certificate, plan }: CertificateParts): Sheet {
  const { number, title, hours, issuedOn, validUntil } = certificate
  return {
    blocks: [
      { kind: 'heading', text: operator.title },
      { kind: 'heading', text: `СЕРТИФИКАТ № ${number}` },
      { kind: 'paragraph', text: 'Настоящий сертификат подтверждает, что' },
      { kind: 'heading', text: name },
      {
        kind: 'paragraph',
        text: `завершил(а) обучение наставников «${title}» в объёме ${hoursIn(hours)} в период с ${dayText(plan.startsOn)} по ${dayText(plan.endsOn)}.`,
      },
      {
        kind: 'fields',
        rows: [
          { label: 'Дата выдачи', value: dayText(issuedOn) },
          { label: 'Действует', value: validUntil === null ? 'без срока' : `до ${dayText(validUntil)} включительно` },
        ],
      },
      { kind: 'signatures', rows: [{ who: 'Руководитель организации', name: '' }] },
    ],
  }
}

const letters = 'абвгдежз'
const letterOf = (place: number): string => letters[place] ?? ''

function testBlocks({ questions }: TrainingTest): Block[] {
  return questions.flatMap(({ text, choices }, index): Block[] => [
    { kind: 'paragraph', text: `${index + 1}. ${text}` },
    { kind: 'paragraph', text: choices.map((choice, place) => `${letterOf(place)}) ${choice}`).join('\n') },
  ])
}

/** A sheet of the test for each of the group, and the keys on the last one. */
export function testSheets(plan: TrainingPlan, test: TrainingTest, members: readonly Pick<TrainingMember, 'name'>[]): Sheet[] {
  const answers: Block = {
    kind: 'table',
    columns: [
      { title: 'Вопрос', width: 1 },
      { title: 'Ответ (буква)', width: 2 },
    ],
    rows: test.questions.map((_question, index) => [String(index + 1), '']),
  }
  const names = members.length === 0 ? [''] : members.map(({ name }) => name)
  return [
    ...names.map(
      (name): Sheet => ({
        blocks: [
          { kind: 'heading', text: `Тест: ${plan.title}` },
          {
            kind: 'fields',
            rows: [
              { label: 'Наставник', value: name, hint: 'фамилия, имя, отчество' },
              { label: 'Дата', value: '', hint: 'день, месяц, год' },
            ],
          },
          { kind: 'paragraph', text: 'В каждом вопросе один верный ответ. Впишите его букву в таблицу в конце листа.' },
          ...testBlocks(test),
          answers,
        ],
      }),
    ),
    {
      blocks: [
        { kind: 'heading', text: `Ключи к тесту: ${plan.title}` },
        {
          kind: 'paragraph',
          text: `За каждый верный ответ — один балл. Тест пройден, если верных ответов не меньше ${test.passMark} из ${test.questions.length}.`,
        },
        {
          kind: 'table',
          columns: [
            { title: 'Вопрос', width: 1 },
            { title: 'Верный ответ', width: 6 },
          ],
          rows: test.questions.map(({ choices, right }, index) => [String(index + 1), `${letterOf(right)}) ${choices[right] ?? ''}`]),
        },
      ],
    },
  ]
}

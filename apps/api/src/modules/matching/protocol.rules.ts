import type { MatchingMode, RunFigures } from '@nastavnik/contract'
import type { Block, Sheet } from '@nastavnik/documents'
import type { MatchingRules } from '@nastavnik/target-model'
import { dayText } from '../../kernel/days.ts'

/** What an aim is called on paper. */
const modeWords: Readonly<Record<MatchingMode, string>> = {
  points: 'больше всего пар, затем больше всего очков',
  stable: 'никто не захочет поменяться, затем больше всего пар',
  rankMaximal: 'больше всего пар, затем больше всего первых выборов',
  worstPair: 'больше всего пар, затем худшая пара — как можно лучше',
}

interface ProtocolPair {
  readonly mentee: string
  readonly mentor: string
  readonly points: number
  /** By which wish each has named the other, null: has not. */
  readonly ranks: string
  /** Decided by the curator. */
  readonly isLocked: boolean
}

export interface Protocol {
  readonly organisation: string
  readonly programme: string
  readonly form: string
  readonly number: number
  readonly countedOn: string
  readonly orderOn: string
  readonly mode: MatchingMode
  /** The rules with the points the run was counted with. */
  readonly rules: MatchingRules
  readonly decisions: { readonly locks: number; readonly prohibitions: number; readonly places: number }
  readonly figures: RunFigures
  readonly pairs: readonly ProtocolPair[]
  readonly unplaced: readonly { readonly mentee: string; readonly why: string }[]
  readonly inputHash: string
}

const rounded = (value: number | null): string => (value === null ? '—' : value.toLocaleString('ru-RU', { maximumFractionDigits: 1 }))

const effects = { block: 'такой пары не бывает', warn: 'предупреждение', off: 'не учитывалось' } as const

function settings({ rules, mode, decisions }: Protocol): Block[] {
  const { criteria, wishes, threshold, candidates } = rules
  return [
    { kind: 'paragraph', text: 'Как считали' },
    {
      kind: 'fields',
      rows: [
        { label: 'Цель', value: modeWords[mode] },
        { label: 'Наименьшие очки пары', value: String(threshold.points) },
        { label: 'Кандидатов у наставляемого, когда наставляемых много', value: String(candidates.most) },
        { label: 'Закреплено пар куратором', value: String(decisions.locks) },
        { label: 'Запрещено пар', value: String(decisions.prohibitions) },
        { label: 'Изменено мест у наставников', value: String(decisions.places) },
      ],
    },
    {
      kind: 'table',
      columns: [
        { title: 'За что очки', width: 20 },
        { title: 'Больше всего', width: 8 },
      ],
      rows: [
        ...criteria.map(({ title, points }) => [title, String(points)]),
        ['Выбор наставляемого: первый, второй, третий', wishes.mentee.join(', ')],
        ['Выбор наставника: первый, второй, третий', wishes.mentor.join(', ')],
      ],
    },
    {
      kind: 'table',
      columns: [
        { title: 'Правило', width: 20 },
        { title: 'Что значит', width: 12 },
      ],
      rows: rules.rules.map(({ title, effect }) => [title, effects[effect]]),
    },
  ]
}

function result({ figures }: Protocol): Block[] {
  const { mentees, placed, total, mean, least, best, certified, menteeChoices, mentorChoices, blocking } = figures
  const isBest = certified && placed === best.placed && total === best.total
  return [
    { kind: 'paragraph', text: 'Что получилось' },
    {
      kind: 'fields',
      rows: [
        { label: 'Наставляемых', value: String(mentees) },
        { label: 'С парой', value: String(placed) },
        { label: 'Очков всего, в среднем, у худшей пары', value: `${total}, ${rounded(mean)}, ${rounded(least)}` },
        { label: 'Первый, второй, третий выбор наставляемых', value: menteeChoices.join(', ') },
        { label: 'Первый, второй, третий выбор наставников', value: mentorChoices.join(', ') },
        { label: 'Предпочли бы друг друга', value: String(blocking) },
        {
          label: 'Проверка',
          value: isBest
            ? 'доказано: больше пар, а при стольких парах больше очков не бывает'
            : `наибольшее возможное: пар ${best.placed}, очков при этом ${best.total}`,
        },
      ],
    },
  ]
}

/** The protocol of the selection of pairs: how it was counted, what came out, pair by pair, and by what it can be checked. */
export function protocolSheet(protocol: Protocol): Sheet {
  const { organisation, programme, form, number, countedOn, orderOn, pairs, unplaced, inputHash } = protocol
  return {
    blocks: [
      { kind: 'heading', text: organisation },
      { kind: 'heading', text: 'Протокол подбора наставнических пар' },
      {
        kind: 'fields',
        rows: [
          { label: 'Программа', value: programme },
          { label: 'Форма наставничества', value: form },
          { label: 'Расчёт', value: `№ ${number} от ${dayText(countedOn)}` },
          { label: 'Возраст и допуск наставников — на день', value: dayText(orderOn) },
        ],
      },
      ...result(protocol),
      { kind: 'paragraph', text: `Пары: ${pairs.length}` },
      {
        kind: 'table',
        columns: [
          { title: '№', width: 2 },
          { title: 'Наставляемый', width: 11 },
          { title: 'Наставник', width: 11 },
          { title: 'Очки', width: 3 },
          { title: 'Выбор наставляемого / наставника', width: 6 },
          { title: 'Кто решил', width: 5 },
        ],
        rows: pairs.map(({ mentee, mentor, points, ranks, isLocked }, index) => [
          String(index + 1),
          mentee,
          mentor,
          String(points),
          ranks,
          isLocked ? 'закреплено' : 'расчёт',
        ]),
      },
      ...(unplaced.length === 0
        ? []
        : ([
            { kind: 'paragraph', text: `Без пары: ${unplaced.length}` },
            {
              kind: 'table',
              columns: [
                { title: '№', width: 2 },
                { title: 'Наставляемый', width: 11 },
                { title: 'Почему', width: 20 },
              ],
              rows: unplaced.map(({ mentee, why }, index) => [String(index + 1), mentee, why]),
            },
          ] as const satisfies Block[])),
      ...settings(protocol),
      { kind: 'note', text: `Отпечаток исходных данных (SHA-256): ${inputHash}. Тот же расчёт по тем же данным даёт те же пары.` },
      {
        kind: 'signatures',
        rows: [
          { who: 'Куратор программы', name: '' },
          { who: 'Руководитель организации', name: '' },
        ],
      },
    ],
  }
}

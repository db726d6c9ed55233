import { type OutCell, type SheetSpec, writeWorkbook } from '@nastavnik/documents'
import type { MatchInput, MatchResult } from '@nastavnik/matching'
import { criteria, criterionCodes } from './layout.ts'
import type { People } from './read-people.ts'
import { counted, modeTitles, namesInWords, partsInWords, proofInWords, reasonInWords } from './result-words.ts'

const header = (...titles: string[]): OutCell[] => titles.map((value) => ({ value, style: 'header' }))

const byName = (a: string, b: string): number => a.localeCompare(b, 'ru')

interface Names {
  readonly mentee: (id: string) => string
  readonly mentor: (id: string) => string
}

function sheetOfPairs({ pairs }: MatchResult, names: Names): SheetSpec {
  const rows = pairs
    .map((pair) => ({ ...pair, menteeName: names.mentee(pair.mentee), mentorName: names.mentor(pair.mentor) }))
    .sort((a, b) => byName(a.mentorName, b.mentorName) || byName(a.menteeName, b.menteeName))
  return {
    name: 'Пары',
    landscape: true,
    freezeRows: 1,
    repeatRows: { from: 1, to: 1 },
    autoFilter: true,
    columns: [{ width: 32 }, { width: 32 }, { width: 8 }, { width: 60 }, { width: 15 }, { width: 15 }, { width: 13 }],
    rows: [
      header('Наставник', 'Наставляемый', 'Очки', 'Из чего сложились', 'Желание наставляемого', 'Желание наставника', 'Закреплена'),
      ...rows.map(({ mentorName, menteeName, points, parts, menteeRank, mentorRank, isLocked }): OutCell[] => [
        mentorName,
        menteeName,
        points,
        partsInWords(parts),
        menteeRank ?? '—',
        mentorRank ?? '—',
        isLocked ? 'куратором' : '',
      ]),
    ],
  }
}

function sheetOfUnplaced({ pairs, unplaced }: MatchResult, { mentees, mentors }: People, names: Names, threshold: number): SheetSpec {
  const left = unplaced.map(({ mentee, reason }): OutCell[] => {
    const { why, help } = reasonInWords(reason, threshold, names.mentor)
    return [names.mentee(mentee), 'наставляемый', why, help]
  })
  const isAllPlaced = unplaced.length === 0 && mentees.length > 0
  const free = mentors
    .filter(({ id, places }) => places > 0 && !pairs.some((pair) => pair.mentor === id))
    .map(({ name }): OutCell[] => [
      name,
      'наставник',
      isAllPlaced ? 'У всех наставляемых уже есть наставник.' : 'Никому из оставшихся этот наставник не подходит.',
      isAllPlaced ? '' : 'Посмотреть, что мешает оставшимся: записи «С кем не хочу», запреты, порог.',
    ])
  return {
    name: 'Без пары',
    landscape: true,
    freezeRows: 1,
    repeatRows: { from: 1, to: 1 },
    columns: [{ width: 32 }, { width: 15 }, { width: 60 }, { width: 60 }],
    rows: [header('Кто', 'Сторона', 'Почему', 'Что поможет'), ...left, ...free],
  }
}

/** Of the mentors whose further places would add most. */
const shownPlaces = 10

const shown = (number: number | null): OutCell => (number === null ? '—' : Math.round(number * 10) / 10)

function sheetOfTotals(
  result: MatchResult,
  input: MatchInput,
  { mentees, mentors, decisions, weights }: People,
  names: Names,
  hash: string,
): SheetSpec {
  const { quality, mode, worth } = result
  const line = (label: string, value: OutCell): OutCell[] => [{ value: label, style: 'cell' }, value]
  const heading = (value: string): OutCell[] => [{ value, style: 'heading', span: { columns: 2 } }, null]
  const choices = (counts: readonly number[]) => counts.map((count, k) => `${k + 1}-е — ${count}`).join(', ')
  const placing = worth.filter(({ placed }) => placed === 1).map(({ mentor }) => mentor)
  const dearest = worth.filter(({ placed }) => placed === 0).sort((a, b) => b.points - a.points || byName(a.mentor, b.mentor))
  const scarce = [
    ...(placing.length === 0
      ? []
      : [line('Ещё одно место даст наставника ещё одному', `у любого из этих наставников: ${namesInWords(placing, names.mentor)}`)]),
    ...dearest
      .slice(0, shownPlaces)
      .map(({ mentor, points }) =>
        line(`Ещё одно место: ${names.mentor(mentor)}`, `добавит к сумме не больше ${counted(points, 'очка', 'очков', 'очков')}`),
      ),
  ]
  return {
    name: 'Итоги',
    columns: [{ width: 44 }, { width: 90 }],
    rows: [
      heading('Что получилось'),
      line('Наставляемых', mentees.length),
      line('Наставников', mentors.length),
      line(
        'Мест у наставников',
        mentors.reduce((sum, { places }) => sum + places, 0),
      ),
      line('Пар составлено', quality.placed),
      line('Без пары', mentees.length - quality.placed),
      line('Сумма очков', quality.total),
      line('Очков у пары в среднем', shown(quality.mean)),
      line('Очков у самой слабой пары', shown(quality.least)),
      line('У десятой части пар не больше', shown(quality.tenth)),
      line('Исполнено желаний наставляемых', choices(quality.menteeChoices)),
      line('Исполнено желаний наставников', choices(quality.mentorChoices)),
      line('Предпочли бы друг друга, пар людей', quality.blocking),
      line('Из них с одним человеком, не больше', quality.mostBlocking),
      line('Наставляемых у наставника', `от ${quality.load.least} до ${quality.load.most}, посередине ${quality.load.median}`),
      heading('Можно ли лучше'),
      line('Доказательство', proofInWords(result)),
      ...scarce,
      heading('Как считали'),
      line('Режим', modeTitles[mode]),
      line('Порог, очков', input.threshold ?? 0),
      line('Закреплено куратором', decisions.filter(({ isLock }) => isLock).length),
      line('Запрещено куратором', decisions.filter(({ isLock }) => !isLock).length),
      ...criterionCodes.map((code) => line(`Вес: ${criteria[code].title}`, weights[code])),
      line('Отпечаток исходных данных (SHA-256)', hash),
    ],
  }
}

/** The book that is handed back: pairs, those without one, and figures with their proof. */
export function resultBook(result: MatchResult, input: MatchInput, people: People, hash: string): Promise<Uint8Array> {
  const nameIn = (list: readonly { readonly id: string; readonly name: string }[]) => {
    const known = new Map(list.map(({ id, name }) => [id, name]))
    return (id: string) => known.get(id) ?? id
  }
  const names = { mentee: nameIn(people.mentees), mentor: nameIn(people.mentors) }
  return writeWorkbook(
    [
      sheetOfPairs(result, names),
      sheetOfUnplaced(result, people, names, input.threshold ?? 0),
      sheetOfTotals(result, input, people, names, hash),
    ],
    { title: 'Пары наставников и наставляемых' },
  )
}

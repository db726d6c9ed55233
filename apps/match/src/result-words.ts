import type { MatchMode, MatchResult, Part, UnplacedReason } from '@nastavnik/matching'
import { type Criterion, criteria } from './layout.ts'

export const modeTitles: Readonly<Record<MatchMode, string>> = {
  points: 'больше всего пар, затем больше всего очков',
  stable: 'взаимные желания, затем дополнить до наибольшего числа пар',
  rankMaximal: 'больше всего пар, затем первых желаний наставляемых, затем вторых',
  worstPair: 'больше всего пар, затем самая слабая пара как можно лучше',
}

/** «запрос и чем помогает 220 + общие интересы 75». */
export const partsInWords = (parts: readonly Part[]): string =>
  parts.length === 0
    ? 'совпадений нет'
    : parts.map(({ code, points }) => `${criteria[code as Criterion].title.toLowerCase()} ${points}`).join(' + ')

/** 1 место, 2 места, 5 мест. */
export function counted(count: number, one: string, few: string, many: string): string {
  const tens = Math.abs(count) % 100
  const ones = tens % 10
  const word = ones === 1 && tens !== 11 ? one : ones >= 2 && ones <= 4 && (tens < 12 || tens > 14) ? few : many
  return `${count.toLocaleString('ru')} ${word}`
}

const namedAtMost = 5

/** The first few by name, the others by number. */
export function namesInWords(ids: readonly string[], nameOf: (id: string) => string): string {
  const names = ids.slice(0, namedAtMost).map(nameOf).join(', ')
  return ids.length > namedAtMost ? `${names} и ещё ${ids.length - namedAtMost}` : names
}

/** Why somebody is left out, and what would help. */
export function reasonInWords(
  reason: UnplacedReason,
  threshold: number,
  nameOf: (mentor: string) => string,
): { readonly why: string; readonly help: string } {
  switch (reason.kind) {
    case 'NO_CANDIDATE':
      return {
        why: 'Нет ни одного возможного наставника: со всеми мешает «С кем не хочу».',
        help: 'Найти ещё одного наставника или обсудить записи «С кем не хочу».',
      }
    case 'PROHIBITED':
      return { why: 'Все возможные пары запрещены решениями куратора.', help: 'Снять один из запретов или найти ещё одного наставника.' }
    case 'BELOW_THRESHOLD':
      return {
        why: `Со всеми наставниками меньше ${threshold} очков — порога подбора.`,
        help: 'Уточнить запрос, интересы и время в строке, снизить порог (--threshold) или закрепить пару решением.',
      }
    default: {
      const { mentees, mentors, places } = reason.group
      const shared = `${counted(mentees.length, 'наставляемый', 'наставляемых', 'наставляемых')} на ${counted(places, 'свободное место', 'свободных места', 'свободных мест')}`
      const decided = {
        HALL: 'Кому не хватило, решили порядок и режим подбора: по очкам замена была бы не хуже.',
        LOST_TRADE: '',
        MODE_B_STABLE: 'Кому не хватило, решили взаимные желания.',
      }[reason.kind]
      const traded =
        reason.kind === 'LOST_TRADE'
          ? `Место вместо другого уменьшило бы общую сумму на ${counted(reason.pointsLost, 'очко', 'очка', 'очков')}.`
          : decided
      return {
        why: `Мест не хватает: ${shared}. ${traded}`,
        help: `Добавить ${counted(mentees.length - places, 'место', 'места', 'мест')} у наставников: ${namesInWords(mentors, nameOf)} — или найти ещё наставников.`,
      }
    }
  }
}

/** Why the result cannot be bettered, for somebody who has not read a proof. */
export function proofInWords({ mode, quality, best, certified, stable }: MatchResult): string {
  if (!certified) return 'Не доказано.'
  const most = `Больше ${counted(best.placed, 'пары', 'пар', 'пар')} составить нельзя.`
  const given = best.total - quality.total
  const price =
    given === 0
      ? 'Общая сумма очков при этом — наибольшая из возможных.'
      : `Наибольшая сумма очков при стольких же парах — ${best.total.toLocaleString('ru')}: этот режим отдал ${counted(given, 'очко', 'очка', 'очков')} за то, что ему важнее.`
  if (mode !== 'stable' || stable === undefined)
    return `${most} ${price} Доказано: программа проверила расстановку отдельно от того, как её нашла, — любая другая даёт не больше пар, а при стольких же парах ${mode === 'points' ? 'не больше очков' : 'не лучше по цели режима'}.`
  const spoiled =
    stable.added === 0
      ? 'В расстановке нет двоих, кто предпочёл бы друг друга тем, кто им достался.'
      : `Сначала найдена расстановка, где нет двоих, кто предпочёл бы друг друга (${counted(stable.placed, 'пара', 'пары', 'пар')}); чтобы добавить ${stable.added}, ${counted(stable.parted, 'её пара заменена', 'её пары заменены', 'её пар заменено')}, теперь друг друга предпочли бы ${counted(stable.blocking, 'пара', 'пары', 'пар')} людей.`
  return `${most} ${spoiled} ${price}`
}

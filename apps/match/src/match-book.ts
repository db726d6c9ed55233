import { createHash } from 'node:crypto'
import { readFile, writeFile } from 'node:fs/promises'
import { canonicalText, type MatchMode, matchPeople } from '@nastavnik/matching'
import { Complaint } from './complaint.ts'
import { readBook } from './read-book.ts'
import { readPeople } from './read-people.ts'
import { resultBook } from './result-book.ts'
import { counted, proofInWords } from './result-words.ts'
import { faultsOf, toInput } from './to-input.ts'

/** Everybody may be a pair with everybody, so a book of a whole region would not be one of a curator. */
const mostPairs = 1_000_000

export interface BookSummary {
  readonly mentees: number
  readonly placed: number
  readonly total: number
  readonly certified: boolean
  readonly blockingPairs: number
  readonly inputHash: string
  readonly out: string
}

/** Finds pairs for the people of a book. Throws a `Complaint` with all faults of the book at once. */
export async function matchPeopleOfBook(
  file: Uint8Array | string,
  mode: MatchMode,
  threshold: number,
): Promise<{ readonly book: Uint8Array; readonly summary: Omit<BookSummary, 'out'>; readonly inWords: string }> {
  const read = await readBook(file)
  const people = readPeople(read)
  if (people.mentees.length * people.mentors.length > mostPairs)
    throw new Complaint(
      'book.tooLarge',
      `В книге слишком много людей: возможных пар больше ${mostPairs.toLocaleString('ru')}. Разделите её.`,
    )
  const input = toInput(people, mode, threshold)
  const faults = [...read.faults, ...faultsOf(input, people)]
  if (faults.length > 0) throw new Complaint('book.faults', 'В книге есть ошибки, пары не подобраны:', faults)
  const result = matchPeople(input)
  const inputHash = createHash('sha256').update(canonicalText(input)).digest('hex')
  const { mentees, placed, total, blocking } = result.quality
  return {
    book: await resultBook(result, input, people, inputHash),
    summary: { mentees, placed, total, certified: result.certified, blockingPairs: blocking, inputHash },
    inWords: `${counted(placed, 'пара', 'пары', 'пар')} на ${counted(mentees, 'наставляемого', 'наставляемых', 'наставляемых')}, ${counted(total, 'очко', 'очка', 'очков')}. ${proofInWords(result)}`,
  }
}

/** The same from file to file. Nothing is written when the book has faults. */
export async function matchBook(asked: {
  readonly file: string
  readonly out: string
  readonly mode: MatchMode
  readonly threshold: number
}): Promise<{ readonly summary: BookSummary; readonly inWords: string }> {
  if (asked.file === asked.out) throw new Complaint('usage', '--out — другая книга: исходную подбор не меняет.')
  const bytes = await readFile(asked.file).catch(() => {
    throw new Complaint('file.missing', `Нет файла ${asked.file}.`)
  })
  const { book, summary, inWords } = await matchPeopleOfBook(bytes, asked.mode, asked.threshold)
  await writeFile(asked.out, book).catch(() => {
    throw new Complaint('file.notWritten', `Не удалось записать ${asked.out}: закройте книгу в Excel и проверьте папку.`)
  })
  return { summary: { ...summary, out: asked.out }, inWords: `${inWords}\nЗаписано: ${asked.out}` }
}

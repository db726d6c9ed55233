import { loadQuestionnaires } from '@nastavnik/target-model'
import { expect, test } from 'vitest'
import { filledTexts } from './filled-texts.rules.ts'
import { likelyKind } from './likely-kind.rules.ts'

const questionnaires = await loadQuestionnaires()
const definitionOf = (code: string) => {
  const found = questionnaires.get(code)
  if (found === undefined) throw new Error(`no ${code}`)
  return found
}

test('the answers of a mentee fill the interests of the card and the request of the participation', () => {
  const answers = {
    interests: ['music', 'other'],
    interestsOther: 'шахматы',
    request: ['STUDY', 'OTHER'],
    requestOther: 'английский',
    format: 'any',
  }
  expect(filledTexts(definitionOf('MENTEE_APPLICATION'), answers)).toEqual({
    interests: 'музыка и танцы; шахматы',
    request: 'учёба по предмету; английский',
  })
})

test('the answers of a mentor fill what a mentor’s card has', () => {
  const answers = {
    competences: 'математика; олимпиады',
    achievements: 'Учитель года',
    interests: ['sport'],
    wishedAges: ['from10To13', 'from14To15'],
    languages: 'английский',
    timeResource: 'hoursAWeek1',
    why: 'хочу помогать',
  }
  expect(filledTexts(definitionOf('MENTOR_APPLICATION'), answers)).toEqual({
    competences: 'математика; олимпиады',
    achievements: 'Учитель года',
    interests: 'спорт',
    preferredAge: '10–13 лет; 14–15 лет',
    languages: 'английский',
    timeResource: '1 час в неделю',
  })
})

const kinds: readonly [class_: string, bornOn: string, occupation: string, kind: string][] = [
  ['08Б', '2007-01-01', '8 «Б»', 'PUPIL'],
  ['К2', '2003-01-01', 'колледж, 2 курс', 'STUDENT'],
  ['', '1990-01-01', 'учитель физики', 'TEACHER'],
  ['', '1990-01-01', 'ООО «Ромашка», мастер', 'SPECIALIST'],
  ['', '2010-01-01', 'лицей', 'PUPIL'],
  ['', '2001-01-01', 'студентка ОмГУ', 'STUDENT'],
]
test.each(kinds)('class «%s», born %s, %s: %s', (group, bornOn, occupation, kind) =>
  expect(likelyKind({ class: group, bornOn, occupation }, '2021-03-15')).toBe(kind),
)

import { sensitiveWords } from '@nastavnik/questionnaires'

/** What should not stand in a text about a person (domain 9.3): it is not asked for, and a leak of it would hurt. */
export type Sensitive = 'phone' | 'address' | 'health' | 'record' | 'label'

const signs: readonly (readonly [Sensitive, RegExp])[] = [
  ['phone', /(?:\+7|(?<!\d)[78])[\s(-]*\d{3}[\s)-]*\d{3}[\s-]*\d{2}[\s-]*\d{2}(?!\d)/],
  [
    'address',
    /(?<![а-яё])(?:ул\.|улица|пер\.|переулок|пр-т|проспект|мкр\.?)\s*[«"]?[а-яё0-9-]{2,}[^.;\n]{0,30}?(?:д\.|дом|,)\s*\d|(?<![а-яё])кв\.?\s*\d/i,
  ],
  ['health', sensitiveWords.health],
  ['record', sensitiveWords.record],
  ['label', sensitiveWords.label],
]

/** Which of it the text seems to hold; it may be mistaken, so it warns and forbids nothing. */
export const sensitiveIn = (text: string): Sensitive[] => signs.flatMap(([sensitive, sign]) => (sign.test(text) ? [sensitive] : []))

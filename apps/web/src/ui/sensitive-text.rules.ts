/** What should not stand in a text about a person (domain 9.3): it is not asked for, and a leak of it would hurt. */
export type Sensitive = 'phone' | 'address' | 'health' | 'record' | 'label'

// Words begin at a boundary of Russian letters: `\b` knows Latin ones only.
const word = (...stems: readonly string[]) => new RegExp(`(?<![а-яё])(?:${stems.join('|')})`, 'i')

const signs: readonly (readonly [Sensitive, RegExp])[] = [
  ['phone', /(?:\+7|(?<!\d)[78])[\s(-]*\d{3}[\s)-]*\d{3}[\s-]*\d{2}[\s-]*\d{2}(?!\d)/],
  [
    'address',
    /(?<![а-яё])(?:ул\.|улица|пер\.|переулок|пр-т|проспект|мкр\.?)\s*[«"]?[а-яё0-9-]{2,}[^.;\n]{0,30}?(?:д\.|дом|,)\s*\d|(?<![а-яё])кв\.?\s*\d/i,
  ],
  [
    'health',
    word(
      ...[
        'диагноз',
        'инвалид',
        'овз(?![а-яё])',
        'зпр(?![а-яё])',
        'сдвг(?![а-яё])',
        'рас(?![а-яё])',
        'аутизм',
        'аутист',
        'эпилепс',
        'диабет',
        'депресси',
      ],
      ...[
        'шизофрен',
        'психиатр',
        'невролог',
        'энурез',
        'онколог',
        'туберкул',
        'вич(?![а-яё])',
        'беременн',
        'наркоман',
        'алкогол',
        'умственн\\S* отстал',
      ],
      ...['психическ\\S* (расстройств|заболеван|развит)', 'групп\\S* здоровья', 'суицид'],
    ),
  ],
  [
    'record',
    word(
      ...[
        'на (внутришкольном )?уч[её]те',
        'пдн(?![а-яё])',
        'кдн(?![а-яё])',
        'вшу(?![а-яё])',
        'судим',
        'малоимущ',
        'неблагополучн',
        'опекаем',
      ],
      ...['национальност', 'вероисповедан', 'сирот'],
    ),
  ],
  ['label', word('неуспевающ', 'пассивн', 'двоечни', 'трудн\\S* (подрост|реб[её]н)', 'отстающ', 'проблемн\\S* (подрост|реб[её]н)')],
]

/** Which of it the text seems to hold; it may be mistaken, so it warns and forbids nothing. */
export const sensitiveIn = (text: string): Sensitive[] => signs.flatMap(([sensitive, sign]) => (sign.test(text) ? [sensitive] : []))

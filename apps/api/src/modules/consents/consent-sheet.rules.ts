import type { Birth } from '@nastavnik/contract'
import type { Block, Sheet } from '@nastavnik/documents'
import type { ConsentKindDefinition, Consents } from '@nastavnik/target-model'
import { dayText } from '../../kernel/days.ts'
import type { Signatory } from './consents.repo.ts'
import { wordingOn } from './kinds.rules.ts'
import { codeOf } from './sheet-code.rules.ts'
import { signersOf } from './signing.rules.ts'

const birthText = ({ day, year }: Birth) => (day === null ? (year === null ? '' : `${year} г.`) : dayText(day))

export interface SheetParts {
  readonly id: string
  readonly person: Signatory
  readonly kind: ConsentKindDefinition
  readonly operator: { readonly title: string; readonly address: string }
  readonly signing: Consents['signing']
  readonly today: string
}

/**
 * The sheet of one person for one purpose (domain D5–D7). What the system must not keep — passports, addresses — is written on paper by hand.
 * The code holds the sheet's id and nothing of the person.
 */
export function consentSheet({ id, person, kind, operator, signing, today }: SheetParts): Sheet {
  const signers = signersOf(person.birth, person.classCode, today, signing)
  const named = operator.address === '' ? operator.title : `${operator.title}, ${operator.address}`
  const papers = [
    { label: 'Адрес', value: '', hint: signers.representative ? 'представителя' : '' },
    { label: 'Паспорт', value: '', hint: 'серия, номер, кем и когда выдан' },
  ]
  const blocks: Block[] = [
    { kind: 'heading', text: kind.title },
    {
      kind: 'fields',
      rows: [
        { label: 'Участник', value: person.name },
        { label: 'Дата рождения', value: birthText(person.birth), hint: 'день, месяц, год' },
        { label: 'Класс, группа, должность', value: person.occupation },
        ...(signers.representative
          ? [
              { label: 'Законный представитель', value: person.representativeName, hint: 'фамилия, имя, отчество полностью' },
              { label: 'Основание', value: '', hint: 'родитель; опекун — номер и дата акта' },
            ]
          : []),
        ...papers,
      ],
    },
    ...wordingOn(kind, today).paragraphs.map((text): Block => ({ kind: 'paragraph', text: text.replaceAll('{operator}', named) })),
    ...(kind.blanks.length === 0 ? [] : [{ kind: 'fields', rows: kind.blanks.map((label) => ({ label, value: '' })) } satisfies Block]),
    {
      kind: 'signatures',
      rows: [
        ...(signers.representative ? [{ who: 'Законный представитель', name: person.representativeName }] : []),
        ...(signers.person
          ? [{ who: signers.representative ? `Участник (с ${signing.countersignFrom} лет)` : 'Участник', name: person.name }]
          : []),
      ],
    },
  ]
  return { blocks, code: { content: codeOf(id), caption: `${kind.short}, ред. ${wordingOn(kind, today).version}` } }
}

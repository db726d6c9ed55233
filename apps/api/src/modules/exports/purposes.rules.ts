import type { ConsentKind, ExportPurpose } from '@nastavnik/contract'
import { type CardField, type CardTexts, cardFields, cardHeadings } from '../people/index.ts'

interface Purpose {
  /** As the watermark says it. */
  readonly title: string
  /** The consent that each person must have given; null: the processing that everybody here has agreed to. */
  readonly consent: ConsentKind | null
  readonly columns: readonly { readonly field: CardField; readonly heading: string; readonly of?: (texts: CardTexts) => string }[]
}

const asOnCard = (field: CardField) => ({ field, heading: cardHeadings[field] })

/** «Жукова Юлия Евгеньевна» → «Юлия Ж.», as the consent to publication says; a single word is nobody's given name. */
export function publishedName(name: string): string {
  const [surname = '', given] = name.replace(/\s*\(.*$/, '').split(' ')
  return given === undefined ? `${surname.slice(0, 1)}.` : `${given} ${surname.slice(0, 1)}.`
}

/** Data of the texts of the consents (model `consents`): what they do not name is not handed out. */
export const purposes: Readonly<Record<ExportPurpose, Purpose>> = {
  internal: { title: 'для работы внутри организации', consent: null, columns: cardFields.map(asOnCard) },
  partner: {
    title: 'для партнёра',
    consent: 'TRANSFER_TO_PARTNER',
    columns: [asOnCard('name'), asOnCard('occupation'), asOnCard('timeResource')],
  },
  publication: {
    title: 'для публикации',
    consent: 'PUBLICATION',
    columns: [{ field: 'name', heading: 'Имя и первая буква фамилии', of: ({ name }) => publishedName(name) }, asOnCard('occupation')],
  },
}

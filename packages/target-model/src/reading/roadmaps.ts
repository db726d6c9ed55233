import type { Roadmap, RoadmapItem } from '../roadmaps.ts'
import type { OrganisationKind } from '../schema/organisations.ts'
import { entry, fact } from './entry.ts'
import { dueWords, spanWords } from './words.ts'

const modes = { AUTO: 'по данным', CONFIRM: 'по данным, подтверждает куратор', DOCUMENT: 'документ' }
const levels = { REGION: 'регион', MUNICIPALITY: 'муниципалитет', ORGANISATION: 'организация' }

/** Who, for how long: one sentence under the title of a roadmap. */
export function roadmapLead({ level, organisationKinds, horizon, items }: Roadmap, kinds: readonly OrganisationKind[]): string {
  const titles = organisationKinds.map((code) => kinds.find((kind) => kind.code === code)?.title ?? code)
  const whose = titles.length === 0 ? levels[level] : `${levels[level]} (${titles.join(', ').toLowerCase()})`
  return `Уровень — ${whose}. ${spanWords(horizon)}. Пунктов: ${items.length}.`.replace(/\. с/, '. С')
}

/** The steps of a roadmap. A step keeps the number of the document. */
export function roadmapEntries({ items, sections, responsibles }: Roadmap, stageTitle: (code: string) => string | undefined) {
  const titleOf = (code: string | null) => sections.find((section) => section.code === code)?.title
  return items.map(({ number, title, sourceTitle, section, stage, due, span, ...item }: RoadmapItem) =>
    entry({
      code: number,
      title: `${number}. ${title}`,
      text: item.result,
      facts: [
        fact('Раздел', titleOf(section)),
        fact('Этап', stage === null ? null : stageTitle(stage)),
        fact('Срок', [dueWords(due), ...(span === null ? [] : [spanWords(span)])]),
        fact('Срок в документе', item.dueText),
        fact(
          'Кто отвечает',
          item.responsible.map((name) => responsibles.find((responsible) => responsible.name === name)?.title ?? name),
        ),
        fact(
          'Чем подтверждается',
          item.evidence.map(({ name, mode }) => `${name} — ${modes[mode]}`),
        ),
        fact('Те же шаги полной карты', item.counterparts.length === 0 ? null : item.counterparts.join(', ')),
        fact('Как в документе', sourceTitle),
        fact('Пояснение', item.note),
      ],
      source: item.source,
    }),
  )
}

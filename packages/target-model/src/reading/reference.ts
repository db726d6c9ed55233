import type { SiteSection } from '../handbook/site.ts'
import type { TargetModel } from '../schema.ts'
import { type Entry, entry, fact } from './entry.ts'
import { dayWords, kindWords } from './words.ts'

const statuses = {
  IN_FORCE: 'действует',
  ENDED: 'больше не действует',
  REFERENCE: 'разъясняет и советует',
  UNCHECKED: 'действие не проверено',
}

const siteEntries = (sections: readonly SiteSection[] = []): Entry[] =>
  sections.map(({ contents, note, ...rest }) => entry({ ...rest, facts: [fact('Что размещают', contents), fact('Важно', note)] }))

/** Dictionaries, sites, law: what is looked up. */
export function referenceSections({ handbook }: TargetModel) {
  const { dictionaries, site, incidents, legalActs, inconsistencies, documents } = handbook
  return {
    requests: dictionaries.requests.map(({ kinds, ...term }) => entry({ ...term, facts: [fact('У кого бывает', kindWords(kinds))] })),
    'learner-problems': dictionaries.learnerProblems.map(entry),
    'region-problems': dictionaries.regionProblems.map(entry),
    results: dictionaries.results.map(entry),
    'organisation-tab': siteEntries(site.organisationTab?.sections),
    'centre-page': siteEntries(site.centrePage?.sections),
    'incident-notices': incidents.notices.map(({ code, title, hours, text, source }) =>
      entry({
        code,
        title,
        facts: [fact('Срок', `${hours} ч с момента, когда инцидент обнаружили`), fact('Заготовка', text.split('\n').filter(Boolean))],
        source,
      }),
    ),
    'incident-kinds': incidents.kinds.map(entry),
    'data-categories': incidents.categories.map(entry),
    'legal-acts': legalActs.map(({ code, title, date, number, status, validFrom, validTo, note, source }) =>
      entry({
        code,
        title,
        facts: [
          fact('Дата', date === null ? null : dayWords(date)),
          fact('Номер', number),
          fact('Состояние', statuses[status]),
          fact('Действует с', validFrom === null ? null : dayWords(validFrom)),
          fact('Действовал до', validTo === null ? null : dayWords(validTo)),
          fact('Пояснение', note),
        ],
        source,
      }),
    ),
    inconsistencies: inconsistencies.map(({ number, title, documents: said, system, seenAt, source }) =>
      entry({ code: `${number}`, title: `${number}. ${title}`, text: said, facts: [fact('Где встречается', seenAt)], system, source }),
    ),
    documents: documents.map(({ code, title, short, source }) => entry({ code, title, facts: [fact('На страницах', short)], source })),
  }
}

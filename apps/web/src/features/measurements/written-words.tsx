import { measurementRoutes } from '@nastavnik/contract'
import { useQuery } from '@tanstack/react-query'
import { reading } from '../../api/queries.ts'
import { m } from '../../paraglide/messages.js'
import { Disclosure } from '../../ui/disclosure.tsx'
import { Loaded } from '../../ui/loaded.tsx'
import { showNumber } from '../../ui/numbers.ts'
import styles from './results.module.css'

/** Answers in words, folded: they are read when somebody wants to read them. */
export function WrittenWordsSection({ campaign }: { readonly campaign: string }) {
  const words = useQuery(reading(measurementRoutes.words, { params: { id: campaign } }))
  return (
    <Loaded of={words} lines={2}>
      {({ items }) =>
        items.length === 0 ? null : (
          <Disclosure title={m.campaign_results_words()}>
            <p className="soft">{m.campaign_results_words_lead()}</p>
            {items.map(({ questionnaire, name, title, texts, total }) => (
              <div key={`${questionnaire} ${name}`} className={styles['question']}>
                <h3>{title}</h3>
                <p className="soft small">{questionnaire}</p>
                {texts === null ? (
                  <p className="soft">{m.campaign_results_words_few()}</p>
                ) : (
                  <>
                    <p className="soft">{m.campaign_results_words_count({ total: showNumber(total) })}</p>
                    <ul className={styles['words']}>
                      {counted(texts).map(([text, times]) => (
                        <li key={text}>
                          {text}
                          {times > 1 ? <span className="soft"> × {times}</span> : null}
                        </li>
                      ))}
                    </ul>
                  </>
                )}
              </div>
            ))}
          </Disclosure>
        )
      }
    </Loaded>
  )
}

/** The same words are said once, with how often. */
function counted(texts: readonly string[]): [text: string, times: number][] {
  const times = new Map<string, number>()
  for (const text of texts) times.set(text, (times.get(text) ?? 0) + 1)
  return [...times]
}

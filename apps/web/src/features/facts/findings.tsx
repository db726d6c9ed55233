import type { PlaceFacts } from '@nastavnik/contract'
import { m } from '../../paraglide/messages.js'
import { Card } from '../../ui/card.tsx'
import { Section } from '../../ui/section.tsx'
import { showCounted } from '../../ui/units-of-count.ts'
import styles from './facts.module.css'
import { factAnchor, findingsAnchor, readableFindings } from './finding-texts.ts'

/** Each contradiction in plain words with every place in the sources that it speaks of. */
export function Findings({ facts }: { readonly facts: PlaceFacts }) {
  const findings = readableFindings(facts)
  if (findings.length === 0) return <p className="soft">{m.facts_agree()}</p>
  return (
    <Section title={m.facts_findings()}>
      <p className="soft">{m.facts_findings_lead()}</p>
      <div id={findingsAnchor} className={styles['findings']}>
        {findings.map(({ id, title, text, facts: places }) => (
          <div key={id} id={id} className={styles['finding']}>
            <Card title={title}>
              <p>{text}</p>
              <ul className={styles['places']}>
                {places.map((fact) => (
                  <li key={fact.key}>
                    <a href={`#${factAnchor(fact)}`}>{fact.title}</a> — {showCounted(fact.value, fact.unitOfCount)}
                    <span className="soft small"> · {fact.source}</span>
                  </li>
                ))}
              </ul>
            </Card>
          </div>
        ))}
      </div>
    </Section>
  )
}

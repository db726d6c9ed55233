import { type Change, fewestPairs } from '@nastavnik/contract'
import { m } from '../../paraglide/messages.js'
import { Mark } from '../../ui/mark.tsx'
import { showEffect } from './amounts.ts'

type Measured = Extract<Change, { state: 'measured' }>

const verdicts = {
  BETTER: ['good', m.results_better],
  WORSE: ['bad', m.results_worse],
  SAME: ['plain', m.results_same],
  UNPROVEN: ['plain', m.results_unproven],
} as const

function effectWord(effect: number): string {
  const size = Math.abs(effect)
  if (size < 0.2) return m.results_effect_tiny()
  if (size < 0.5) return m.results_effect_small()
  return size < 0.8 ? m.results_effect_medium() : m.results_effect_large()
}

/** The conclusion in a word, with the effect size under it. */
export function Verdict({ change }: { readonly change: Change | null }) {
  if (change === null) {
    return (
      <>
        <span className="soft">{m.results_hidden()}</span>
        <div className="soft small">{m.results_hidden_text()}</div>
      </>
    )
  }
  if (change.state === 'tooFew') {
    return (
      <>
        <span className="soft">{m.results_few()}</span>
        <div className="soft small">{m.results_few_text({ fewest: String(fewestPairs) })}</div>
      </>
    )
  }
  const [tone, word] = verdicts[change.verdict]
  return (
    <>
      <Mark tone={tone}>{word()}</Mark>
      <div className="soft small">{effectText(change)}</div>
    </>
  )
}

const effectText = ({ effect }: Measured): string =>
  effect === null ? m.results_effect_none() : m.results_effect({ effect: showEffect(effect), word: effectWord(effect) })

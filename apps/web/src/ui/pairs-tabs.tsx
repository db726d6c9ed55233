import { useMay } from '../api/session.ts'
import { m } from '../paraglide/messages.js'
import { Tabs } from './tabs.tsx'

/** Pairs, and what stands before them: who is ready, who is interviewed and taught. */
export function PairsTabs({ current }: { readonly current: 'pairs' | 'readiness' | 'interviews' | 'trainings' }) {
  const mayRead = useMay('readiness.read')
  if (!mayRead) return null
  return (
    <Tabs
      label={m.pairs_tabs()}
      tabs={[
        { key: 'pairs', title: m.pairs_tab_pairs(), link: { to: '/pairs', search: {} }, isCurrent: current === 'pairs' },
        { key: 'readiness', title: m.pairs_tab_readiness(), link: { to: '/readiness', search: {} }, isCurrent: current === 'readiness' },
        {
          key: 'interviews',
          title: m.pairs_tab_interviews(),
          link: { to: '/interviews', search: {} },
          isCurrent: current === 'interviews',
        },
        { key: 'trainings', title: m.pairs_tab_trainings(), link: { to: '/trainings', search: {} }, isCurrent: current === 'trainings' },
      ]}
    />
  )
}

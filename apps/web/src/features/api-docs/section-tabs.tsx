import { m } from '../../paraglide/messages.js'
import { Tabs } from '../../ui/tabs.tsx'

/** The two pages for those who connect other systems. */
export function SectionTabs({ current }: { readonly current: 'requests' | 'keys' }) {
  return (
    <Tabs
      label={m.api_tabs()}
      tabs={[
        { key: 'requests', title: m.api_tab_requests(), link: { to: '/api-docs' }, isCurrent: current === 'requests' },
        { key: 'keys', title: m.api_tab_keys(), link: { to: '/api-docs/tokens' }, isCurrent: current === 'keys' },
      ]}
    />
  )
}

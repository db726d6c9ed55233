import { m } from '../paraglide/messages.js'
import { LinkButton } from '../ui/link-button.tsx'
import { Page } from '../ui/page.tsx'

export function NotFound() {
  return (
    <Page title={m.not_found_title()} lead={m.not_found_text()}>
      <div>
        <LinkButton to="/">{m.to_today()}</LinkButton>
      </div>
    </Page>
  )
}

import { PromotionPage } from '../features/moves/promotion-page.tsx'
import { OrganisationOnly } from '../ui/organisation-only.tsx'

export function PromotionRoute() {
  return <OrganisationOnly>{(organisation) => <PromotionPage organisation={organisation} />}</OrganisationOnly>
}

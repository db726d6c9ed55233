import type { RoleCode } from '@nastavnik/contract'
import { m } from '../../paraglide/messages.js'

/** Names of the federal model for the filter; a row shows the territory's own. */
export const roleTitles: Readonly<Record<RoleCode, () => string>> = {
  CURATOR: m.users_role_curator,
  ORG_HEAD: m.users_role_head,
  MOUO: m.users_role_mouo,
  RNC: m.users_role_rnc,
  FORM_STEWARD: m.users_role_steward,
  REGION_AUTHORITY: m.users_role_authority,
  PROJECT_OFFICE: m.users_role_office,
  MENTOR: m.users_role_mentor,
  ADMINISTRATOR: m.users_role_administrator,
  PSYCHOLOGIST: m.users_role_psychologist,
  INFORMANT: m.users_role_informant,
  DPO_OFFICER: m.users_role_officer,
}

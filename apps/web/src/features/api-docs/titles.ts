import type { RoleCode, TokenPermission } from '@nastavnik/contract'
import { m } from '../../paraglide/messages.js'

const roles: Readonly<Record<RoleCode, () => string>> = {
  CURATOR: m.role_title_curator,
  ORG_HEAD: m.role_title_head,
  MOUO: m.role_title_mouo,
  RNC: m.role_title_rnc,
  FORM_STEWARD: m.role_title_steward,
  REGION_AUTHORITY: m.role_title_authority,
  PROJECT_OFFICE: m.role_title_project,
  MENTOR: m.role_title_mentor,
  ADMINISTRATOR: m.role_title_administrator,
  PSYCHOLOGIST: m.role_title_psychologist,
  INFORMANT: m.role_title_informant,
  DPO_OFFICER: m.role_title_officer,
}

const rights: Readonly<Record<TokenPermission, () => string>> = {
  'organisation.read': m.right_organisation,
  'report.read': m.right_report,
  'indicator.read': m.right_indicator,
  'fact.read': m.right_fact,
  'programme.read': m.right_programme,
  'person.read': m.right_person,
  'mentorship.read': m.right_mentorship,
}

export const roleTitle = (role: RoleCode) => roles[role]()
export const rightTitle = (permission: TokenPermission) => rights[permission]()

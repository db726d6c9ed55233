import { indicatorRoutes, organisationRoutes, reportRoutes } from '@nastavnik/contract'

/** Where an organisation's contacts and headcount stand besides its card. */
export const outdatedAfterOrganisation = [
  organisationRoutes.get,
  organisationRoutes.list,
  reportRoutes.forms,
  reportRoutes.form1Rows,
  indicatorRoutes.get,
  indicatorRoutes.byMunicipality,
]

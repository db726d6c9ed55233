import { indicatorRoutes, mentorshipRoutes, peopleRoutes, programmeRoutes, reportRoutes } from '@nastavnik/contract'

/** What a corrected programme changes elsewhere: its title, its result and whether it counts. */
export const outdatedAfterProgramme = [
  programmeRoutes.list,
  peopleRoutes.get,
  mentorshipRoutes.list,
  mentorshipRoutes.get,
  reportRoutes.forms,
  reportRoutes.formRows,
  reportRoutes.form1Rows,
  reportRoutes.people,
  indicatorRoutes.get,
  indicatorRoutes.byMunicipality,
  indicatorRoutes.people,
]

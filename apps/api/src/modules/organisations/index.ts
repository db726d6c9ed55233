export { contactsOf, describes, findOrganisationOfSheet, territoryOf } from './find-organisation-of-sheet.ts'
export { importOrganisations, type OrganisationRow, type OrganisationsTaken } from './import-organisations.ts'
export { insertOrganisation, type OrganisationDraft, putHeadcount, updateContacts } from './organisations.repo.ts'
export { structureOn, titleOn } from './structure.ts'

import { informantRoutes } from '@nastavnik/contract'
import type { Binder } from '../../access/binder.ts'
import { getOwnStatement, giveStatement, listPupils } from './give-statement.ts'
import {
  askAboutClass,
  askAboutPerson,
  listInquired,
  makeParentCode,
  readPersonStatements,
  readProgress,
  unaskAboutPerson,
} from './inquiries.ts'

export function bindInformants(binder: Binder): void {
  binder.use(informantRoutes.pupils, listPupils)
  binder.use(informantRoutes.own, getOwnStatement)
  binder.use(informantRoutes.give, giveStatement)
  binder.use(informantRoutes.statements, readPersonStatements)
  binder.use(informantRoutes.progress, readProgress)
  binder.use(informantRoutes.people, listInquired)
  binder.use(informantRoutes.ask, askAboutClass)
  binder.use(informantRoutes.askAbout, askAboutPerson)
  binder.use(informantRoutes.unask, unaskAboutPerson)
  binder.use(informantRoutes.parentCode, makeParentCode)
}

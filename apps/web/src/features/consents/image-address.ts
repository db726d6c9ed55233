import { consentRoutes } from '@nastavnik/contract'
import { addressOf } from '../../api/call.ts'

/** Where the picture of a scanned page is. */
export const imageAddress = (pageId: string): string => addressOf(consentRoutes.pageImage, { params: { id: pageId } })

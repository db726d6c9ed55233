import { applyingRoutes, informingRoutes, partnerRoutes } from '@nastavnik/contract'
import { expect, test } from 'vitest'
import { visitAddresses } from './visit-api.ts'

test('the addresses are those of the contract', () => {
  const addressesOf = ({ open, send }: typeof applyingRoutes | typeof informingRoutes | typeof partnerRoutes) => ({
    open: open.path,
    send: send.path,
  })
  expect(visitAddresses).toEqual({
    apply: addressesOf(applyingRoutes),
    tell: addressesOf(informingRoutes),
    partner: addressesOf(partnerRoutes),
  })
  const all = [applyingRoutes, informingRoutes, partnerRoutes].flatMap((routes) => Object.values(routes))
  expect(new Set(all.map(({ method }) => method))).toEqual(new Set(['POST']))
})

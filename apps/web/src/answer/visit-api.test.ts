import { applyingRoutes, informingRoutes } from '@nastavnik/contract'
import { expect, test } from 'vitest'
import { visitAddresses } from './visit-api.ts'

test('the addresses are those of the contract', () => {
  const addressesOf = ({ open, send }: typeof applyingRoutes | typeof informingRoutes) => ({ open: open.path, send: send.path })
  expect(visitAddresses).toEqual({ apply: addressesOf(applyingRoutes), tell: addressesOf(informingRoutes) })
  const all = [...Object.values(applyingRoutes), ...Object.values(informingRoutes)]
  expect(new Set(all.map(({ method }) => method))).toEqual(new Set(['POST']))
})

import type { ColumnType, Generated } from 'kysely'

export type Day = string
export type Bytes = Buffer
export type WithDefault<Value> = Generated<Value>
export type Json = ColumnType<unknown, string, string>

/**
 * What a table is for sharding and protection. `reference`: small, shared, keyed by id. `tenant`: keyed by region_id first.
 * `local`: of this installation only. `people`: tenant rows about persons, behind row-level security.
 */
export type TableKind = 'reference' | 'tenant' | 'people' | 'local'
export type Kinds<Tables> = Readonly<Record<keyof Tables, TableKind>>

import { readdir, readFile } from 'node:fs/promises'
import { sql } from 'kysely'
import { type Migration, Migrator } from 'kysely/migration'
import type { Database } from './db.ts'

const folder = new URL('../../../../db/migrations/', import.meta.url)

/** Statements end with ';' at the end of a line; each is sent alone, as a sharded server demands. */
function statementsOf(text: string): string[] {
  return text
    .split(/;[ \t]*\r?\n/)
    .map((statement) => statement.replace(/^(\s*--[^\n]*\n)+/, '').trim())
    .filter((statement) => statement !== '')
}

async function readMigrations(): Promise<Record<string, Migration>> {
  const migrations: Record<string, Migration> = {}
  for (const file of (await readdir(folder)).filter((name) => name.endsWith('.sql')).sort()) {
    const statements = statementsOf(await readFile(new URL(file, folder), 'utf8'))
    migrations[file] = {
      up: async (db) => {
        for (const statement of statements) await sql.raw(statement).execute(db)
      },
    }
  }
  return migrations
}

const roles = [
  ['nastavnik_app', 'login noinherit'],
  ['nastavnik_reporting', 'nologin'],
] as const

/** Roles belong to the whole server: another database may have made them a moment ago. */
async function createRoles(owner: Database): Promise<void> {
  for (const [role, attributes] of roles) {
    await sql
      .raw(`do $$ begin create role ${role} ${attributes}; exception when duplicate_object or unique_violation then null; end $$`)
      .execute(owner)
  }
  await sql
    .raw(
      `do $$ begin
         if not pg_has_role('nastavnik_app', 'nastavnik_reporting', 'member') then grant nastavnik_reporting to nastavnik_app; end if;
         begin
           set local role nastavnik_app;
           reset role;
         exception when insufficient_privilege then
           execute format('grant nastavnik_app to %I', current_user);
         end;
       exception when unique_violation or serialization_failure then null; end $$`,
    )
    .execute(owner)
}

/** Brings the database to the newest schema; connects as its owner. */
export async function migrate(owner: Database): Promise<void> {
  await createRoles(owner)
  const { error, results = [] } = await new Migrator({ db: owner, provider: { getMigrations: readMigrations } }).migrateToLatest()
  if (error !== undefined) throw error
  // A table written anew has no statistics: until the server gets to it by itself the planner would expect nothing there.
  if (results.length > 0) await sql`analyze`.execute(owner)
}

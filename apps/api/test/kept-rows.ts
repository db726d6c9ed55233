import { sql } from 'kysely'
import type { Database } from '../src/kernel/db.ts'
import { auditTables } from './snapshot.ts'

/**
 * Keeps what stands in all tables but the audit, so that `bringBack` need not write a tree again: a write changes a few tables, and planting a
 * tree takes hundreds of statements.
 */
export async function keepRows(owner: Database): Promise<void> {
  await sql
    .raw(`
    drop schema if exists kept cascade;
    create schema kept;
    create table kept.tables as
      select table_name::text as name, string_agg(quote_ident(column_name), ',' order by ordinal_position) as columns, null::text as print
      from information_schema.columns join information_schema.tables using (table_schema, table_name)
      where table_schema = 'public' and table_type = 'BASE TABLE' and is_generated = 'NEVER'
        and table_name <> all ('{${auditTables.join(',')}}')
      group by table_name;
    create function kept.print_of(name text) returns text language plpgsql as $$
      declare print text;
      begin
        execute format('select md5(string_agg(t::text, '''' order by t::text)) from public.%I t', name) into print;
        return coalesce(print, '');
      end $$;
    do $$
      declare one record;
      begin
        for one in select * from kept.tables loop
          execute format('create table kept.%I as select %s from public.%I', 'rows_' || one.name, one.columns, one.name);
        end loop;
        update kept.tables set print = kept.print_of(name);
      end $$;
    create function kept.bring_back() returns void language plpgsql set session_replication_role = replica as $$
      declare one record;
      begin
        for one in select * from kept.tables where print <> kept.print_of(name) loop
          execute format('delete from public.%I', one.name);
          execute format('insert into public.%I (%s) overriding system value select * from kept.%I', one.name, one.columns, 'rows_' || one.name);
        end loop;
      end $$;`)
    .execute(owner)
}

/** All tables but the audit hold again what `keepRows` has kept. */
export async function bringBack(owner: Database): Promise<void> {
  await sql`select kept.bring_back()`.execute(owner)
}

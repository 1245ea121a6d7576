import { packSqlState } from './error-codes.ts'

/*
 * DocumentDB tells of a failed operation in its result and keeps the operations before it. Where the whole is to be run again instead, the
 * statement itself must fail, so that nothing of it is done.
 */

const CONFLICT = '40001'
const DUPLICATE = '23505'

/** `select`, which yields (result, success), failing with a conflict where one of its operations met one. */
export function orAgain(select: string): string {
  return `select * from (${select}) tried where success or liudan.no_conflict(result)`
}

/** `select`, which yields (result, success), failing with a duplicate key where it did not succeed. */
export function orNothing(select: string): string {
  return `select * from (${select}) tried where success or liudan.refused()`
}

const conflicts = ['40001', '40P01'].map((state) => `position(${elementOf(packSqlState(state))} in result) > 0`)

/** What those need in PostgreSQL. */
export const WHOLE_WRITES = `
  create or replace function liudan.no_conflict(result bytea) returns boolean language plpgsql as $$ begin
    if ${conflicts.join(' or ')} then raise exception 'two writes met' using errcode = '${CONFLICT}'; end if;
    return true;
  end $$;
  create or replace function liudan.refused() returns boolean language plpgsql as $$ begin
    raise exception 'an upsert failed' using errcode = '${DUPLICATE}';
  end $$`

/** The element `code` of a write error, as PostgreSQL writes bytes. */
function elementOf(code: number): string {
  const value = Buffer.alloc(4)
  value.writeInt32LE(code)
  return `'\\x${Buffer.concat([Buffer.from([0x10]), Buffer.from('code\0'), value]).toString('hex')}'::bytea`
}

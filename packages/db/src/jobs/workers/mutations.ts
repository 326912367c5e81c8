import type pg from "pg";

/**
 * A killed worker leaves its jobs and queues locked for four hours. Each worker beats; who has not for 45 seconds is
 * taken for dead and unlocked, so a crashed job goes on within a minute.
 */
export async function beat(pool: pg.Pool, workerIds: ReadonlySet<string>): Promise<void> {
  await pool.query(
    `insert into graphile_worker.foyer_beat (worker_id, beat_at) select id, now() from unnest($1::text[]) as id
     on conflict (worker_id) do update set beat_at = excluded.beat_at`,
    [[...workerIds]],
  );
}

export async function unlockTheDead(pool: pg.Pool): Promise<void> {
  await pool.query(
    `with locked as (
       select locked_by from graphile_worker._private_jobs where locked_at is not null
       union select locked_by from graphile_worker._private_job_queues where locked_at is not null
     ), dead as (
       select locked_by from locked
       where locked_by is not null and not exists (
         select from graphile_worker.foyer_beat where worker_id = locked_by and beat_at > now() - interval '45 seconds')
     )
     select graphile_worker.force_unlock_workers(array(select locked_by from dead)) where exists (select from dead)`,
  );
}

export const prepareBeats = async (pool: pg.Pool): Promise<void> => {
  await pool.query(
    "create table if not exists graphile_worker.foyer_beat (worker_id text primary key, beat_at timestamptz not null)",
  );
  await pool.query("delete from graphile_worker.foyer_beat where beat_at < now() - interval '1 day'");
};

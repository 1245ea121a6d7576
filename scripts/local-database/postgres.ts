import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, open, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import pg from 'pg';
import { runCommand } from './command.ts';
import { failure } from './failure.ts';
import { clearStalePostmaster } from './postmaster-file.ts';
import { postgresSettings } from './postgres-settings.ts';
import { asDatabaseUser, giveToDatabaseUser } from './privileges.ts';
import { socketFolder } from './socket-folder.ts';

export type Postgres = { process: ChildProcess; socket: string; stop: () => Promise<void> };

/** The address of the database inside PostgreSQL, for a client on its socket. */
export function connectionTo(socket: string): pg.ClientConfig {
  return { host: socket, user: 'postgres', database: 'postgres' };
}

/** Starts PostgreSQL with DocumentDB on `dir`, creating the database the first time; resolves when it answers. */
export async function startPostgres(bin: string, dir: string): Promise<Postgres> {
  const data = join(dir, 'data');
  await mkdir(dir, { recursive: true });
  if (!existsSync(data)) await createCluster(bin, data);
  await clearStalePostmaster(data);
  const socket = await socketFolder(dir);
  await writeFile(join(data, 'postgresql.conf'), postgresSettings(socket));
  const log = await open(join(dir, 'postgres.log'), 'a');
  const command = [...asDatabaseUser({ dieWithParent: true }), join(bin, 'postgres'), '-D', data];
  const child = spawn(command[0] ?? '', command.slice(1), { stdio: ['ignore', log.fd, log.fd], detached: true });
  await log.close();
  await untilAnswering(child, socket, join(dir, 'postgres.log'));
  return { process: child, socket, stop: () => stop(child) };
}

async function createCluster(bin: string, data: string): Promise<void> {
  const fresh = await mkdtemp(`${data}.new-`);
  await giveToDatabaseUser(fresh);
  const initdb = [join(bin, 'initdb'), '-D', fresh, '--locale=C.UTF-8', '--encoding=UTF8', '--auth=trust', '--username=postgres'];
  const { code, output } = await runCommand([...asDatabaseUser({ dieWithParent: false }), ...initdb]);
  if (code !== 0) throw failure(`The database could not be created: ${output.trim().split('\n').at(-1)}`);
  await rename(fresh, data).catch(async (error: NodeJS.ErrnoException) => {
    await rm(fresh, { recursive: true });
    if (error.code !== 'ENOTEMPTY' && error.code !== 'EEXIST') throw error;
  });
}

async function untilAnswering(child: ChildProcess, socket: string, log: string): Promise<void> {
  let spawnError: Error | undefined;
  child.once('error', (error) => (spawnError = error));
  for (;;) {
    if (spawnError) throw failure(`PostgreSQL could not be started (${spawnError.message}); install util-linux`, spawnError);
    if (child.exitCode !== null || child.signalCode !== null) throw failure(`PostgreSQL did not start; its log ${log} tells why`);
    const client = new pg.Client(connectionTo(socket));
    client.on('error', () => {});
    try {
      await client.connect();
      await createExtensions(client);
      return;
    } catch (error) {
      if (!isStarting(error)) throw error;
      await new Promise((resolve) => setTimeout(resolve, 20));
    } finally {
      await client.end();
    }
  }
}

/** Not listening yet, or still in recovery: the only answers worth another try. */
function isStarting(error: unknown): boolean {
  const code = (error as { code?: string }).code ?? '';
  return ['ENOENT', 'ECONNREFUSED', '57P03'].includes(code);
}

async function createExtensions(client: pg.Client): Promise<void> {
  await client.query('set client_min_messages = warning');
  await client.query('create extension if not exists documentdb cascade');
  await client.query('create extension if not exists documentdb_extended_rum');
}

async function stop(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const exited = once(child, 'exit');
  child.kill('SIGINT');
  await exited;
}

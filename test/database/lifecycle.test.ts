import { expect } from 'chai';
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readFileSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as delay } from 'node:timers/promises';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { MongoClient } from 'mongodb';
import { runLocalDatabase } from '../../scripts/local-database/run.ts';
import { databaseIn, errorOf, freshDatabase, type TestDatabase } from './support.ts';

const postmaster = (dir: string) => Number(readFileSync(join(dir, 'data/postmaster.pid'), 'utf8').split('\n')[0]);
const gatewayProcess = (dir: string) => (JSON.parse(readFileSync(join(dir, 'running.json'), 'utf8')) as { pid: number }).pid;

/** Resolves when a process is gone; the test's own time limit bounds it. */
async function gone(pid: number): Promise<void> {
  while (existsSync(`/proc/${pid}`) && !readFileSync(`/proc/${pid}/stat`, 'utf8').includes(') Z ')) await delay(20);
}

async function startParent(dir: string): Promise<{ parent: ChildProcess; uri: string }> {
  const program = fileURLToPath(new URL('fixtures/parent.ts', import.meta.url));
  const tsx = pathToFileURL(createRequire(import.meta.url).resolve('tsx')).href;
  const parent = spawn(process.execPath, ['--import', tsx, program, dir], { stdio: ['ignore', 'pipe', 'inherit'] });
  const [line] = (await once(createInterface({ input: parent.stdout }), 'line')) as [string];
  return { parent, uri: line.replace('using ', '') };
}

/** Writes one document after another, eight at once, and adds each to `acknowledged` when the server has said so, until the server fails. */
async function writeUntilItFails(uri: string, acknowledged: Set<number>): Promise<void> {
  const client = await new MongoClient(uri, { serverSelectionTimeoutMS: 500 }).connect();
  const writes = client.db('crash').collection<{ _id: number }>('writes');
  let next = 0;
  const writer = async () => {
    for (;;) {
      const _id = next++;
      await writes.insertOne({ _id });
      acknowledged.add(_id);
    }
  };
  await Promise.allSettled(Array.from({ length: 8 }, writer));
  await client.close(true);
}

describe('local database: start, crash and stop', function () {
  this.timeout(60_000);
  let database: TestDatabase;
  beforeEach(async () => {
    database = await freshDatabase();
  });
  afterEach(async () => {
    await database.stop();
    await database.remove();
  });

  const killed: Array<[string, (dir: string) => number]> = [['PostgreSQL', postmaster], ['the gateway', gatewayProcess]];
  for (const [name, victim] of killed) {
    it(`keeps every acknowledged write when ${name} is killed under writes, and starts again within 2 s`, async () => {
      const { dir } = database;
      const [postgres, gateway] = [postmaster(dir), gatewayProcess(dir)];
      const acknowledged = new Set<number>();
      const writing = writeUntilItFails(database.uri, acknowledged);
      while (acknowledged.size < 500) await delay(5);
      process.kill(victim(dir), 'SIGKILL');
      await Promise.all([writing, gone(postgres), gone(gateway)]);
      const from = Date.now();
      const again = await databaseIn(dir);
      expect(Date.now() - from).to.be.below(2_000);
      const client = await new MongoClient(again.uri).connect();
      const found = await client.db('crash').collection<{ _id: number }>('writes').find().map(({ _id }) => _id).toArray();
      expect([...acknowledged].filter((_id) => !new Set(found).has(_id))).to.deep.equal([]);
      await client.close();
      await again.stop();
    });
  }

  it('recovers by itself when one of PostgreSQL\'s own processes is killed', async () => {
    const client = await new MongoClient(database.uri).connect();
    const items = client.db('one').collection<{ _id: number }>('items');
    await items.insertOne({ _id: 1 });
    const children = readFileSync(`/proc/${postmaster(database.dir)}/task/${postmaster(database.dir)}/children`, 'utf8').trim().split(' ');
    const backend = children.find((pid) => readFileSync(`/proc/${pid}/cmdline`, 'utf8').includes('[local]'));
    expect(backend).to.be.a('string');
    process.kill(Number(backend), 'SIGKILL');
    await gone(Number(backend));
    for (let done = false; !done; ) done = await items.updateOne({ _id: 2 }, { $set: { n: 1 } }, { upsert: true }).then(() => true, () => false);
    expect(await items.countDocuments()).to.equal(2);
    await client.close();
  });

  it('is joined, not started twice; only the one who started it stops it', async () => {
    const joined = await runLocalDatabase({ dir: database.dir, port: 0 });
    expect(joined.uri).to.equal(database.uri);
    await joined.stop();
    const client = await new MongoClient(database.uri).connect();
    expect((await client.db().command({ ping: 1 })).ok).to.equal(1);
    await client.close();
  });

  it('leaves nothing running when it stops, and keeps its data', async () => {
    const { dir } = database;
    const pids = [postmaster(dir), gatewayProcess(dir)];
    const client = await new MongoClient(database.uri).connect();
    await client.db('kept').collection('items').insertOne({ n: 1 });
    await client.close();
    await database.stop();
    for (const pid of pids) expect(existsSync(`/proc/${pid}`)).to.equal(false);
    const again = await databaseIn(dir);
    const reader = await new MongoClient(again.uri).connect();
    expect(await reader.db('kept').collection('items').countDocuments()).to.equal(1);
    await reader.close();
    await again.stop();
  });

  it('leaves nothing running when its parent is killed', async () => {
    await database.stop();
    const { parent } = await startParent(database.dir);
    const pids = [postmaster(database.dir), gatewayProcess(database.dir)];
    parent.kill('SIGKILL');
    await Promise.all(pids.map(gone));
    expect(existsSync(join(database.dir, 'running.json'))).to.equal(false);
  });

  it('says in one sentence that its port is taken, and what to do', async () => {
    await database.stop();
    const server = createServer().listen(0, '127.0.0.1');
    await once(server, 'listening');
    const { port } = server.address() as AddressInfo;
    const error = await errorOf(runLocalDatabase({ dir: database.dir, port }));
    expect(error.message).to.match(new RegExp(`^Port ${port} of the local database is taken; .*MONGODB_URI`));
    expect(existsSync(join(database.dir, 'data/postmaster.pid'))).to.equal(false);
    server.close();
  });

  it('may be asked for by several at once: they share one', async () => {
    await database.stop();
    const started = await Promise.all([1, 2, 3].map(() => databaseIn(database.dir)));
    expect(new Set(started.map(({ uri }) => uri)).size).to.equal(1);
    await Promise.all(started.map(({ stop }) => stop()));
  });
});

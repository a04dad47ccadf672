/**
 * A private message bus on a Unix socket that serves one name: what Chromium asks a system bus for, and no more
 * (greeting, names, match rules, calls to the one service, its signals to everybody). Nothing of Bluetooth here.
 */
import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import type { Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { decodeMessage, encodeMessage } from './message.ts';
import type { Message } from './message.ts';
import type { Value } from './wire.ts';

/** Answer to a call: the body's signature and values; nothing = an empty answer. */
export interface Reply {
  readonly signature: string;
  readonly body: readonly Value[];
}

/** An error that the caller gets as a D-Bus error of that name. */
export class BusError extends Error {
  readonly errorName: string;
  constructor(errorName: string, message: string) {
    super(message);
    this.errorName = errorName;
  }
}

/** A call to the served name. `caller` is the unique name of the connection that made it. */
export interface Call {
  readonly caller: string;
  readonly path: string;
  readonly interface: string;
  readonly member: string;
  readonly args: readonly Value[];
}

/** The service behind the name. */
export interface Service {
  readonly name: string;
  /** Answers a call, now or later. Throws BusError to refuse. */
  answer(call: Call): Reply | undefined | Promise<Reply | undefined>;
  /** A connection ended: its calls, subscriptions and links are void. */
  gone(caller: string): void;
}

/** A running bus. */
export interface Bus {
  /** For `DBUS_SYSTEM_BUS_ADDRESS`. */
  readonly address: string;
  /** Sends a signal of the served name to every connection. */
  signal(path: string, iface: string, member: string, signature: string, body: readonly Value[]): void;
  /** Ends all connections and removes the socket. */
  stop(): Promise<void>;
}

const DBUS = 'org.freedesktop.DBus';
/** Unique name of the service itself; connections are counted from 1. */
const OWNER = ':1.0';

/** Starts a bus that serves `service`. */
export async function serveBus(service: Service): Promise<Bus> {
  const folder = mkdtempSync(join(tmpdir(), 'radio-'));
  const path = join(folder, 'bus');
  const guid = randomBytes(16).toString('hex');
  const connections = new Set<Connection>();
  let count = 0;
  const server = createServer((socket) => {
    const connection = new Connection(socket, `:1.${++count}`, guid, service);
    connections.add(connection);
    socket.on('close', () => {
      connections.delete(connection);
      service.gone(connection.name);
    });
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject).listen(path, resolve);
  });
  return {
    address: `unix:path=${path}`,
    signal(at, iface, member, signature, body) {
      const signal = { type: 'signal', path: at, interface: iface, member, signature, body } as const;
      for (const connection of connections) connection.send({ ...signal, sender: OWNER });
    },
    stop: () =>
      new Promise((resolve) => {
        server.close(() => {
          rmSync(folder, { recursive: true, force: true });
          resolve();
        });
        for (const connection of connections) connection.end();
      }),
  };
}

/** One client of the bus: greeting in lines, then messages. */
class Connection {
  readonly name: string;
  readonly #socket: Socket;
  readonly #guid: string;
  readonly #service: Service;
  #buffered: Uint8Array = new Uint8Array();
  #greeted = false;
  #open = false;
  #serial = 0;

  constructor(socket: Socket, name: string, guid: string, service: Service) {
    this.#socket = socket;
    this.name = name;
    this.#guid = guid;
    this.#service = service;
    socket.on('data', (data) => this.#read(data));
    // A killed browser resets its socket: that is a story of the tests, and 'close' follows.
    socket.on('error', () => socket.destroy());
  }

  /** Sends a message to this client, if it has said hello. */
  send(message: Omit<Message, 'serial'>): void {
    if (this.#open && this.#socket.writable) {
      this.#socket.write(encodeMessage({ ...message, serial: ++this.#serial }));
    }
  }

  end(): void {
    this.#socket.destroy();
  }

  #read(data: Uint8Array): void {
    this.#buffered = this.#buffered.length === 0 ? data : Buffer.concat([this.#buffered, data]);
    while (!this.#greeted) {
      const end = this.#buffered.indexOf(0x0a);
      if (end < 0) return;
      this.#greet(new TextDecoder().decode(this.#buffered.subarray(0, end)).replaceAll('\0', '').trim());
      this.#buffered = this.#buffered.subarray(end + 1);
    }
    for (let next = decodeMessage(this.#buffered); next; next = decodeMessage(this.#buffered)) {
      this.#buffered = this.#buffered.subarray(next.length);
      if (next.message.type === 'call') void this.#obey(next.message);
    }
  }

  /** The authentication lines: whoever reaches the private socket is let in. */
  #greet(line: string): void {
    if (line === 'BEGIN') this.#greeted = true;
    else if (line.startsWith('AUTH EXTERNAL')) this.#socket.write(`OK ${this.#guid}\r\n`);
    else if (line.startsWith('AUTH')) this.#socket.write('REJECTED EXTERNAL\r\n');
    else this.#socket.write('ERROR\r\n');
  }

  async #obey(call: Message): Promise<void> {
    const answer = { replySerial: call.serial, destination: this.name } as const;
    const sender = call.destination === DBUS ? DBUS : OWNER;
    try {
      const reply = await this.#answer(call);
      if (call.noReply !== true) this.send({ type: 'return', sender, ...answer, ...reply });
    } catch (error) {
      if (!(error instanceof BusError)) throw error;
      const { errorName, message } = error;
      if (call.noReply === true) return;
      this.send({ type: 'error', sender, ...answer, errorName, signature: 's', body: [message] });
    }
    if (call.member === 'Hello') this.#acquired();
  }

  #answer(call: Message): Reply | undefined | Promise<Reply | undefined> {
    const { path = '/', interface: iface = '', member = '', body: args = [] } = call;
    if (call.destination === DBUS) return this.#busCall(member, args);
    if (call.destination === this.#service.name || call.destination === OWNER) {
      return this.#service.answer({ caller: this.name, path, interface: iface, member, args });
    }
    throw new BusError(`${DBUS}.Error.ServiceUnknown`, `nobody owns ${call.destination ?? 'no name'}`);
  }

  #busCall(member: string, args: readonly Value[]): Reply | undefined {
    const served = args[0] === this.#service.name;
    switch (member) {
      case 'Hello':
        this.#open = true;
        return { signature: 's', body: [this.name] };
      case 'AddMatch':
      case 'RemoveMatch':
        return undefined;
      case 'NameHasOwner':
        return { signature: 'b', body: [served] };
      case 'GetNameOwner':
        if (served) return { signature: 's', body: [OWNER] };
        throw new BusError(`${DBUS}.Error.NameHasNoOwner`, 'nobody owns that name');
      case 'ListNames':
      case 'ListActivatableNames':
        return { signature: 'as', body: [[DBUS, this.#service.name]] };
      case 'RequestName':
      case 'ReleaseName':
        return { signature: 'u', body: [1] };
      default:
        throw new BusError(`${DBUS}.Error.UnknownMethod`, `the bus has no ${member}`);
    }
  }

  #acquired(): void {
    this.send({
      ...{ type: 'signal', sender: DBUS, destination: this.name, path: '/org/freedesktop/DBus' },
      ...{ interface: DBUS, member: 'NameAcquired', signature: 's', body: [this.name] },
    });
  }
}

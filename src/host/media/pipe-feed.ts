import { closeSync, fstatSync, read } from "node:fs";
import { Socket } from "node:net";
import { promisify } from "node:util";

/** One buffer, filled again and again: garbage of buffers is collected late, and memory is promised. */
const FEED_BYTES = 256 * 1024;

/** The bytes of a descriptor, front to back. */
export interface Feed {
  /** The next bytes, valid until the next call; undefined at the end. Throws what the system says. */
  next(): Promise<Uint8Array | undefined>;
  /** May be called again; a `next` that waits then comes to the end. */
  close(): void;
}

/** Reads a pipe, a socket or a file without ever keeping the program from ending. */
export function feedOf(fd: number): Feed {
  return fstatSync(fd).isFile() ? fileFeed(fd) : new SocketFeed(fd);
}

function fileFeed(fd: number): Feed {
  const buffer = Buffer.alloc(FEED_BYTES);
  const readPiece = promisify(read);
  let open = true;
  return {
    next: async () => {
      if (!open) return undefined;
      const { bytesRead } = await readPiece(fd, buffer, 0, buffer.length, null);
      return bytesRead === 0 ? undefined : buffer.subarray(0, bytesRead);
    },
    close: () => {
      if (open) closeSync(fd);
      open = false;
    },
  };
}

/** A blocking read of an idle pipe would hold up the end of the program; the event loop's does not. */
class SocketFeed implements Feed {
  readonly #socket: Socket;
  #waiting: PromiseWithResolvers<Uint8Array | undefined> = Promise.withResolvers();

  constructor(fd: number) {
    const onread = {
      buffer: Buffer.alloc(FEED_BYTES),
      callback: (length: number, bytes: Uint8Array) => {
        this.#waiting.resolve(bytes.subarray(0, length));
        return false;
      },
    };
    this.#socket = new Socket({ fd, readable: true, writable: false, onread });
    this.#socket.on("end", () => this.#waiting.resolve(undefined));
    this.#socket.on("error", (error) => this.#waiting.reject(error));
    this.#socket.pause();
  }

  next(): Promise<Uint8Array | undefined> {
    if (this.#socket.readableEnded || this.#socket.destroyed) return Promise.resolve(undefined);
    this.#waiting = Promise.withResolvers();
    this.#socket.resume();
    return this.#waiting.promise;
  }

  close(): void {
    this.#socket.destroy();
    this.#waiting.resolve(undefined);
  }
}

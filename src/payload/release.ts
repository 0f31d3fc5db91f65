/**
 * Gives a buffer's memory back at once; it is empty from then on. Only for bytes that zlib made and nobody else holds:
 * V8 lets 64 MiB of such buffers pile up in each thread before it collects.
 */
export function release(bytes: Uint8Array): void {
  const { buffer } = bytes;
  // Node cuts small buffers from one of this size, which others still use.
  if (buffer instanceof ArrayBuffer && buffer.byteLength > Buffer.poolSize) buffer.transfer(0);
}

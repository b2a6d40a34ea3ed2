/** Hashes and random bytes. What makes them takes as long to load as all the rest of a short run: first when asked for. */
const crypto = (): typeof import('node:crypto') => process.getBuiltinModule('node:crypto');

/** SHA-256 of the text in UTF-8, in hexadecimal digits. */
export function sha256(text: string): string {
  return crypto().createHash('sha256').update(text).digest('hex');
}

/** HMAC-SHA-256 of the text in UTF-8, under a key. */
export function hmacSha256(key: Uint8Array, text: string): Uint8Array {
  return crypto().createHmac('sha256', key).update(text).digest();
}

export function randomBytes(count: number): Buffer {
  return crypto().randomBytes(count);
}

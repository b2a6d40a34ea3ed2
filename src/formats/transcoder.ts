/**
 * Between the bytes of a file and UTF-8, both ways and without loss: whatever is not edited comes out as the very bytes
 * that went in, even where they make no sense in their encoding.
 */
export interface Transcoder {
  readonly name: string;
  /** The next bytes of the file as UTF-8, cut where no character is cut. */
  toUtf8(chunk: Uint8Array): Uint8Array;
  /** What `toUtf8` still holds. */
  endUtf8(): Uint8Array;
  /** UTF-8, cut where no character is cut, as the file has it. Throws an `InputError` for what it cannot hold. */
  fromUtf8(piece: Uint8Array): Uint8Array;
  /** Bytes after the last character that are none themselves. */
  readonly trailer: Uint8Array;
  /** How many bytes of the file come before a place in the UTF-8. */
  fileBytes(utf8Bytes: number, units: number): number;
  /** For a person, once all is read. */
  readonly notices: readonly string[];
}

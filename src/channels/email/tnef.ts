import { longFilename } from './tnef-properties.ts';

export interface TnefFile {
  readonly filename: string | null;
  readonly content: Uint8Array;
}

const signature = 0x223e9f78;
const attachmentBegins = 0x00069002;
const attachmentTitle = 0x00018010;
const attachmentData = 0x0006800f;
const attachmentProperties = 0x00069005;
const maxFiles = 100;

/**
 * The files inside a `winmail.dat` (Microsoft's TNEF, [MS-OXTNEF]). Every length is checked against the bytes that are
 * there and nothing is decompressed, so it cannot grow. What cannot be read is said in `fault`.
 */
export function readTnef(bytes: Uint8Array): { files: TnefFile[]; fault: string | null } {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (bytes.length < 6 || view.getUint32(0, true) !== signature) {
    return { files: [], fault: 'winmail.dat could not be read; it was kept as it came' };
  }
  const files: { title: string | null; long: string | null; data: Uint8Array | null }[] = [];
  let at = 6;
  let broken = false;
  while (at < bytes.length && !broken) {
    if (at + 9 > bytes.length) {
      broken = true;
      break;
    }
    const id = view.getUint32(at + 1, true);
    const from = at + 9;
    const to = from + view.getUint32(at + 5, true);
    broken = to + 2 > bytes.length || files.length > maxFiles;
    if (broken) break;
    const value = bytes.subarray(from, to);
    if (id === attachmentBegins) files.push({ title: null, long: null, data: null });
    const file = files.at(-1);
    if (file !== undefined && id === attachmentTitle) file.title = untilNul(value);
    if (file !== undefined && id === attachmentData) file.data = value;
    if (file !== undefined && id === attachmentProperties) file.long = longFilename(value);
    at = to + 2;
  }
  const read = files.flatMap(({ title, long, data }) =>
    data === null ? [] : [{ filename: long ?? title, content: data }],
  );
  if (broken) return { files: read, fault: 'winmail.dat is damaged; what could be read of it was taken out' };
  if (read.length === 0) return { files: [], fault: 'winmail.dat holds no file; it was kept as it came' };
  return { files: read, fault: null };
}

function untilNul(value: Uint8Array): string {
  const end = value.indexOf(0);
  return new TextDecoder('windows-1252').decode(end < 0 ? value : value.subarray(0, end));
}

/** @file Files of the page's own origin, which are shipped compressed. */

export async function fetchBytes(uri: string): Promise<ArrayBuffer> {
  const response = await fetch(uri);
  if (!response.ok) throw new Error(`${uri}: ${response.status.toString()}`);
  return decompressed(await response.arrayBuffer());
}

/** The address of a script as the page may start it: a worker must have the page's own origin. */
export const scriptUrl = async (uri: string): Promise<string> => URL.createObjectURL(new Blob([await fetchBytes(uri)], { type: 'text/javascript' }));

/** As it is where somebody on the way has done so already. */
async function decompressed(bytes: ArrayBuffer): Promise<ArrayBuffer> {
  const [first, second] = new Uint8Array(bytes);
  if (first !== 0x1f || second !== 0x8b) return bytes;
  return new Response(new Blob([bytes]).stream().pipeThrough(new DecompressionStream('gzip'))).arrayBuffer();
}

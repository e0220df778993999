// The body of an answer, read piece by piece, so that one without end is not waited for.

/**
 * Reads a body as UTF-8, without a byte order mark (Encoding Standard, "UTF-8 decode").
 * @param {Response} response
 * @param {number} limitBytes
 * @returns {Promise<string | undefined>} nothing if it is larger
 */
export async function readBody(response, limitBytes) {
  const reader = response.body?.getReader();
  const decoder = new TextDecoder();
  let text = "";
  let sizeBytes = 0;
  for (;;) {
    const { done, value } = (await reader?.read()) ?? { done: true };
    sizeBytes += value?.byteLength ?? 0;
    if (sizeBytes > limitBytes) {
      // Nobody waits for the answer: the rest is not wanted.
      reader?.cancel();
      return;
    }
    text += decoder.decode(value, { stream: !done });
    if (done) return text;
  }
}

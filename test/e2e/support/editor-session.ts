/** A place in a file as people count: the first line and the first column are 1. */
interface Place {
  readonly line: number;
  readonly column: number;
}

/**
 * All that an editor writes to a language server's standard input to ask once where something is defined: from
 * `initialize` to `exit` (LSP 3.17, base protocol and lifecycle). The answer has the id 2.
 */
export function definitionSession(folder: string, file: string, text: string, at: Place): string {
  const textDocument = { uri: `file://${folder}/${file}` };
  const position = { line: at.line - 1, character: at.column - 1 };
  const messages = [
    {
      id: 1,
      method: "initialize",
      params: { processId: null, rootUri: `file://${folder}`, capabilities: {} },
    },
    { method: "initialized", params: {} },
    {
      method: "textDocument/didOpen",
      params: { textDocument: { ...textDocument, languageId: "go", version: 1, text } },
    },
    { id: 2, method: "textDocument/definition", params: { textDocument, position } },
    { id: 3, method: "shutdown" },
    { method: "exit" },
  ];
  return messages.map((message) => framed(JSON.stringify({ jsonrpc: "2.0", ...message }))).join("");
}

/** What the server answered to the request with this id. Throws where it did not. */
export function answerTo(id: number, said: string): unknown {
  const messages = said.split(/Content-Length: \d+\r\n\r\n/).filter((message) => message !== "");
  const answers: readonly { id?: number; method?: string; result?: unknown }[] = messages.map((message) =>
    JSON.parse(message),
  );
  const answer = answers.find((one) => one.id === id && one.method === undefined);
  if (answer?.result === undefined) throw new Error(`no answer to ${id} in:\n${said}`);
  return answer.result;
}

function framed(message: string): string {
  return `Content-Length: ${Buffer.byteLength(message)}\r\n\r\n${message}`;
}

/** Reads workflow commands as the runner of GitHub Actions does, by its documentation: what is left of a line is log. */

export interface WorkflowCommand {
  readonly name: string;
  readonly properties: ReadonlyMap<string, string>;
  readonly message: string;
}

/** The commands in an output, and the lines that are none. */
export function readWorkflowCommands(output: string): {
  readonly commands: readonly WorkflowCommand[];
  readonly log: readonly string[];
} {
  const commands: WorkflowCommand[] = [];
  const log: string[] = [];
  for (const line of output.split(/\r\n|\r|\n/)) {
    const command = readCommand(line);
    if (command !== undefined) commands.push(command);
    else if (line !== '') log.push(line);
  }
  return { commands, log };
}

/** `::name key=value,key=value::message`, after white space. */
function readCommand(line: string): WorkflowCommand | undefined {
  const found = /^\s*::([^\s:]+)(?: ([^]*?))?::([^]*)$/.exec(line);
  const [, name, properties, message] = found ?? [];
  if (name === undefined || message === undefined) return undefined;
  const pairs = (properties ?? '').split(',').filter((pair) => pair.includes('='));
  return {
    name,
    properties: new Map(
      pairs.map((pair) => [
        pair.slice(0, pair.indexOf('=')).trim(),
        unescapedProperty(pair.slice(pair.indexOf('=') + 1)),
      ]),
    ),
    message: unescapedData(message),
  };
}

/** The percent sign comes last, so that what it escapes is not taken for an escape itself. */
function unescapedData(text: string): string {
  return text.replaceAll('%0D', '\r').replaceAll('%0A', '\n').replaceAll('%25', '%');
}

function unescapedProperty(text: string): string {
  return text
    .replaceAll('%0D', '\r')
    .replaceAll('%0A', '\n')
    .replaceAll('%3A', ':')
    .replaceAll('%2C', ',')
    .replaceAll('%25', '%');
}

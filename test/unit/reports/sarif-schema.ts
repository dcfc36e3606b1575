/** The JSON Schema of SARIF 2.1.0 as the package with matchers for Jest brings it along, compiled. */

import { createRequire } from 'node:module';

import { Ajv, type ValidateFunction } from 'ajv';

const require = createRequire(import.meta.url);

/** Says whether a value is a SARIF log; what is wrong is in its `errors`. */
export function sarifValidator(): ValidateFunction {
  const schema: unknown = require('@microsoft/jest-sarif/lib/schemas/sarif-2.1.0-rtm.5.json');
  if (typeof schema !== 'object' || schema === null) throw new Error('The schema of SARIF is not there.');
  // It is written in an older draft; of what that says otherwise it uses nothing but the name of its own address.
  const { $schema: _draft, id: _address, ...rest } = Object.fromEntries(Object.entries(schema));
  const ajv = new Ajv({ allErrors: true, strict: false, unicodeRegExp: false });
  ajv.addFormat('uri', (text: string) => /^[a-z][a-z0-9+.-]*:/i.test(text) && isUriReference(text));
  ajv.addFormat('uri-reference', isUriReference);
  ajv.addFormat('date-time', () => false); // We write no time stamp.
  return ajv.compile(rest);
}

/** By RFC 3986: only these characters, and a percent sign only before two hexadecimal digits. */
function isUriReference(text: string): boolean {
  return /^(?:[\w.~:/?#[\]@!$&'()*+,;=-]|%[0-9a-f]{2})*$/i.test(text);
}

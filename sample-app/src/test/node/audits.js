// Runs all server audits against an address, and prints each that does not pass and the totals.
// Exits with 1 unless all pass: warnings and notices count as failures.
import { serverAudits } from 'graphql-http';

const audits = serverAudits({ url: process.argv[2] });
let passed = 0;
for (const audit of audits) {
  const result = await audit.fn();
  if (result.status === 'ok') {
    passed++;
  } else {
    const { status, statusText } = result.response;
    console.log(`${audit.id} ${result.status}: ${audit.name}: ${result.reason} (status ${status} ${statusText})`);
  }
}
console.log(`${passed} of ${audits.length} audits passed`);
process.exitCode = passed === audits.length ? 0 : 1;

// Runs all server audits against the address given, prints a line for each that does not pass and, last, the figures.
// Ends with 1 unless every one of them passes: warnings and notices are failures here.
import { serverAudits } from 'graphql-http';

const audits = serverAudits({ url: process.argv[2] });
let passed = 0;
for (const audit of audits) {
  const result = await audit.fn();
  if (result.status === 'ok') {
    passed++;
  } else {
    const { status, statusText } = result.response;
    console.log(`${audit.id} ${result.status}: ${audit.name}: ${result.reason} (answered ${status} ${statusText})`);
  }
}
console.log(`${passed} of ${audits.length} audits passed`);
process.exitCode = passed === audits.length ? 0 : 1;

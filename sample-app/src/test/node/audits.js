// Runs all server audits against an address, first with queries and then with mutations in the
// bodies of POST requests, and prints each that does not pass and the totals. Exits with 1 unless
// all pass: warnings and notices count as failures.
import { serverAudits } from 'graphql-http';

const url = process.argv[2];
const QUERY = '{ __typename }';

// The same request, but its query is a mutation.
function mutate(input, init) {
  if (init?.method !== 'POST' || typeof init.body !== 'string') {
    return fetch(input, init);
  }
  const body = init.body.replace(JSON.stringify(QUERY), JSON.stringify('mutation ' + QUERY));
  return fetch(input, { ...init, body });
}

async function run(kind, fetchFn) {
  const audits = serverAudits({ url, fetchFn });
  let passed = 0;
  for (const audit of audits) {
    const result = await audit.fn();
    if (result.status === 'ok') {
      passed++;
    } else {
      const { status, statusText } = result.response;
      console.log(
        `${kind} ${audit.id} ${result.status}: ${audit.name}: ${result.reason} (status ${status} ${statusText})`,
      );
    }
  }
  console.log(`${passed} of ${audits.length} audits passed with ${kind}`);
  return passed === audits.length;
}

const queries = await run('queries', fetch);
const mutations = await run('mutations', mutate);
process.exitCode = queries && mutations ? 0 : 1;

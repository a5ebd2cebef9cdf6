import { Environment, Network, RecordSource, Store, fetchQuery } from "relay-runtime";
import type { GraphQLResponse, RequestParameters, Variables } from "relay-runtime";
import invoiceQuery from "./generated/queriesInvoiceQuery.graphql.js";
import type { queriesInvoiceQuery } from "./generated/queriesInvoiceQuery.graphql.js";
import pageQuery from "./generated/queriesPageQuery.graphql.js";
import type { queriesPageQuery } from "./generated/queriesPageQuery.graphql.js";

async function request(parameters: RequestParameters, variables: Variables): Promise<GraphQLResponse> {
  const response = await fetch(`${process.argv[2]}/graphql`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ query: parameters.text, variables }),
  });
  return (await response.json()) as GraphQLResponse;
}

const environment = new Environment({
  network: Network.create(request),
  store: new Store(new RecordSource()),
  // Instead of id, which identifies a row only within its type.
  getDataID: (row: { nodeId?: string }) => row.nodeId,
} as ConstructorParameters<typeof Environment>[0]);

function check(found: unknown, expected: unknown): void {
  if (JSON.stringify(found) !== JSON.stringify(expected)) {
    throw new Error(`Relay: ${JSON.stringify(found)} instead of ${JSON.stringify(expected)}`);
  }
}

const first = await fetchQuery<queriesPageQuery>(environment, pageQuery, { first: 2 }).toPromise();
const rows = first?.invoicesConnection.edges.map((edge) => edge.node) ?? [];
check(
  rows.map((row) => [row.id, row.total, row.customer.firstName]),
  [
    ["404", "25.86", "Helena"],
    ["299", "23.86", "Richard"],
  ],
);

const nodeId = rows[0]!.nodeId;
await fetchQuery<queriesInvoiceQuery>(environment, invoiceQuery, { nodeId }).toPromise();
const record = environment.getStore().getSource().get(nodeId) as Record<string, unknown>;
check([record["total"], record["invoiceDate"]], ["25.86", "2013-11-13"]);
console.log(`Relay: ${nodeId} has its fields of both queries`);

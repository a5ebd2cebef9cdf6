import { ApolloClient, HttpLink, InMemoryCache } from "@apollo/client";
import { Invoices, check, variables } from "./invoices.js";

const client = new ApolloClient({
  link: new HttpLink({ uri: `${process.argv[2]}/graphql` }),
  // Every type with a key has nodeId, which identifies a row among all types.
  cache: new InMemoryCache({ dataIdFromObject: (row) => row["nodeId"] as string | undefined }),
});

const { data } = await client.query({ query: Invoices, variables });
check("Apollo Client", data);

const cached = Object.keys(client.cache.extract() as object).length;
if (cached !== 5) {
  throw new Error(`Apollo Client: ${cached} entries in the cache instead of four rows and the root`);
}

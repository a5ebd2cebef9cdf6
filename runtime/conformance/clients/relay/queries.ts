// The compiler reads these documents. An application's bundler replaces each by its artifact (babel-plugin-relay, or
// its counterparts for SWC and Vite); this check has no bundler, and imports the artifacts.
import { graphql } from "relay-runtime";

graphql`
  query queriesPageQuery($first: Int!, $after: String) {
    invoicesConnection(
      where: { total: { gte: 20 } }
      orderBy: [{ total: DESC }, { id: ASC }]
      first: $first
      after: $after
    ) @connection(key: "queries_invoicesConnection") {
      edges {
        node {
          nodeId
          id
          total
          customer {
            nodeId
            id
            firstName
          }
        }
      }
    }
  }
`;

graphql`
  fragment queries_invoice on Invoice @refetchable(queryName: "queriesInvoiceQuery") {
    id
    invoiceDate
  }
`;

// Shows GraphiQL for the endpoint beside it. Where a token is needed, it goes into the Headers tab:
// {"Authorization": "Bearer ..."}
const parameters = new URLSearchParams(window.location.search);

ReactDOM.createRoot(document.getElementById('graphiql')).render(
  React.createElement(GraphiQL, {
    fetcher: GraphiQL.createFetcher({ url: '/graphql' }),
    query: parameters.get('query') ?? undefined,
    variables: parameters.get('variables') ?? undefined,
    operationName: parameters.get('operationName') ?? undefined,
    defaultEditorToolsVisibility: true,
  }),
);

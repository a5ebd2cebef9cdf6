package dev.fraiseql.engine.graphql;

import dev.fraiseql.contract.security.Caller;

/**
 * Answers GraphQL requests. Used by many threads at once; a call blocks while the database works.
 */
public interface GraphQlService {

  /**
   * The answer, which may consist of errors. Never throws on account of the request or the
   * database.
   */
  GraphQlAnswer execute(GraphQlRequest request, Caller caller);
}

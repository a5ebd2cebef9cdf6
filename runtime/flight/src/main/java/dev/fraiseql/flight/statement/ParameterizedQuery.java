package dev.fraiseql.flight.statement;

import dev.fraiseql.contract.query.Plan;
import dev.fraiseql.contract.security.Caller;
import dev.fraiseql.engine.query.PreparedQuery;
import dev.fraiseql.flight.exchange.StatementParameter;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A statement whose parameters have no values yet. */
public interface ParameterizedQuery {

  /** The parameters. */
  List<StatementParameter> parameters();

  /** A plan that has the columns of the result, whatever is bound. It must not be run. */
  Plan columns();

  /**
   * Binds values, and restricts the query to the rows that the caller may see.
   *
   * @param values by the names of parameters, in the Java types of JSON values
   * @throws dev.fraiseql.contract.RequestException if a value is missing or of the wrong type
   */
  PreparedQuery prepare(Map<String, @Nullable Object> values, Caller caller);
}

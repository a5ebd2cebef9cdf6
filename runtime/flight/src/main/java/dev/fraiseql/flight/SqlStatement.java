package dev.fraiseql.flight;

import dev.fraiseql.contract.query.Plan;
import dev.fraiseql.contract.security.Caller;
import dev.fraiseql.engine.query.PreparedQuery;
import dev.fraiseql.flight.sql.StatementParameter;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What the text of a statement means. */
interface SqlStatement {

  /** What can be bound to it. */
  List<StatementParameter> parameters();

  /** A plan that has its columns, whatever is bound. It is not to be run. */
  Plan columns();

  /**
   * The query, within the rows that the caller may see.
   *
   * @param values by the names of parameters, as JSON knows them
   * @throws dev.fraiseql.contract.RequestException if a value is missing or of the wrong type
   */
  PreparedQuery prepare(Map<String, @Nullable Object> values, Caller caller);
}

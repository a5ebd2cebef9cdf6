package dev.fraiseql.engine.query;

import dev.fraiseql.contract.query.CompiledQuery;
import dev.fraiseql.contract.query.Plan;
import dev.fraiseql.contract.security.RowScope;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Makes queries and requests into prepared queries. */
public interface QueryPreparer {

  /**
   * A query with the variables of a request.
   *
   * @param variables by name, as JSON knows them: {@code String Boolean Long BigInteger BigDecimal
   *     List Map null}
   * @throws dev.fraiseql.contract.RequestException BAD_USER_INPUT if a variable is unknown, missing
   *     or of the wrong type, or a page is negative; LIMIT_EXCEEDED if a page is above the cap
   */
  PreparedQuery prepare(
      CompiledQuery query,
      Map<String, ? extends @Nullable Object> variables,
      RowScope scope,
      PageCap cap);

  /** A query without variables that is planned already, such as an export. */
  PreparedQuery prepare(CompiledQuery query, Plan plan, RowScope scope, PageCap cap);
}

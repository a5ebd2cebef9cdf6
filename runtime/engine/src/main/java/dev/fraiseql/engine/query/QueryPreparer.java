package dev.fraiseql.engine.query;

import dev.fraiseql.annotations.Database;
import dev.fraiseql.contract.ErrorCode;
import dev.fraiseql.contract.RequestException;
import dev.fraiseql.contract.model.Model;
import dev.fraiseql.contract.query.CompiledQuery;
import dev.fraiseql.contract.query.Plan;
import dev.fraiseql.contract.query.Root;
import dev.fraiseql.contract.query.Values;
import dev.fraiseql.contract.security.RowScope;
import dev.fraiseql.engine.method.Methods;
import dev.fraiseql.plan.bind.BoundValues;
import dev.fraiseql.plan.bind.Coercion;
import dev.fraiseql.plan.bind.VariableReader;
import dev.fraiseql.plan.query.StatementAssembler;
import dev.fraiseql.plan.sql.Dialects;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Prepares queries: binds them to the variables of a request. Safe for use by many threads. */
public final class QueryPreparer {
  private final VariableReader variableReader;
  private final BoundValues boundValues;
  private final StatementAssembler shapes;
  private final NodeKeys nodeKeys;
  private final MethodBinder methods;

  /** Creates a preparer of queries over a model's types in one database. */
  public QueryPreparer(Model model, Database database) {
    this(model, database, Methods.NONE);
  }

  /** As {@link #QueryPreparer(Model, Database)}, with methods that are root fields. */
  public QueryPreparer(Model model, Database database, Methods methods) {
    this.methods = new MethodBinder(model, methods);
    variableReader = new VariableReader(model);
    boundValues = new BoundValues(model);
    shapes = new StatementAssembler(model, Dialects.of(database));
    nodeKeys = new NodeKeys(model, new Coercion(model));
  }

  /**
   * Prepares a query with the variables of a request.
   *
   * @param variables by name, as JSON values: {@code String Boolean Long BigInteger BigDecimal List
   *     Map null}
   * @throws RequestException BAD_USER_INPUT if a variable is unknown, missing or of the wrong type,
   *     or a page is negative; LIMIT_EXCEEDED if a page is above the cap
   */
  public PreparedQuery prepare(
      CompiledQuery query,
      Map<String, ? extends @Nullable Object> variables,
      RowScope scope,
      PageCap cap) {
    Values values = variableReader.read(query.variables(), variables);
    Plan plan = query.plan(switchBits(query, values));
    return prepare(query, plan, values, scope, cap);
  }

  /** Prepares a query without variables that is already planned, such as an export. */
  public PreparedQuery prepare(CompiledQuery query, Plan plan, RowScope scope, PageCap cap) {
    return prepare(query, plan, Values.NONE, scope, cap);
  }

  /**
   * The values of the variables of a request.
   *
   * @throws RequestException BAD_USER_INPUT if a variable is unknown, missing or of the wrong type
   */
  public Values values(CompiledQuery query, Map<String, ? extends @Nullable Object> variables) {
    return variableReader.read(query.variables(), variables);
  }

  /** The plan of a query for the values of a request. */
  public Plan plan(CompiledQuery query, Values values) {
    return query.plan(switchBits(query, values));
  }

  /** Binds the parts of a mutation to the values of a request. */
  public RequestBinder binder(CompiledQuery query, Values values, PageCap cap) {
    StatementBinder statements =
        new StatementBinder(shapes, boundValues, values, query.variables());
    return new RequestBinder(
        statements, new RootPreparer(statements, nodeKeys, methods, cap), methods, cap);
  }

  private PreparedQuery prepare(
      CompiledQuery query, Plan plan, Values values, RowScope scope, PageCap cap) {
    StatementBinder statements =
        new StatementBinder(shapes, boundValues, values, query.variables());
    RootPreparer preparer = new RootPreparer(statements, nodeKeys, methods, cap);
    List<PreparedRoot> roots = new ArrayList<>(plan.roots().size());
    for (Root root : plan.roots()) {
      roots.add(preparer.prepare(root));
    }
    return new PreparedQuery(query, plan, values, scope, roots);
  }

  /** The values of the variables that @skip and @include depend on, one bit each. */
  private static int switchBits(CompiledQuery query, Values values) {
    int bits = 0;
    List<Integer> switches = query.switches();
    for (int i = 0; i < switches.size(); i++) {
      Object value = values.get(switches.get(i));
      if (value == null) {
        // GraphQL lets a nullable variable with a default stand here, but null decides nothing.
        throw new RequestException(
            ErrorCode.BAD_USER_INPUT,
            "$"
                + query.variables().get(switches.get(i)).name()
                + ": null is given where @skip or @include asks for true or false.");
      }
      if (value.equals(true)) {
        bits |= 1 << i;
      }
    }
    return bits;
  }
}

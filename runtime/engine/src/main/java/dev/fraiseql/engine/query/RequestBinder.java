package dev.fraiseql.engine.query;

import dev.fraiseql.contract.ErrorCode;
import dev.fraiseql.contract.RequestException;
import dev.fraiseql.contract.query.Level;
import dev.fraiseql.contract.query.Operand;
import dev.fraiseql.contract.query.Root;
import dev.fraiseql.contract.query.SqlStatement;
import dev.fraiseql.contract.query.Values;
import dev.fraiseql.jdbc.BoundStatement;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Binds the parts of a mutation to the values of one request. */
public final class RequestBinder {
  private final StatementBinder statements;
  private final RootPreparer roots;
  private final MethodBinder methods;
  private final PageCap cap;

  RequestBinder(StatementBinder statements, RootPreparer roots, MethodBinder methods, PageCap cap) {
    this.statements = statements;
    this.roots = roots;
    this.methods = methods;
    this.cap = cap;
  }

  /** The variables. */
  public Values values() {
    return statements.values();
  }

  /** The value of an argument, as JSON knows it; null if it is absent or null. */
  public @Nullable Object argument(@Nullable Operand operand) {
    return PageWindow.given(operand, values());
  }

  /**
   * A method with its arguments.
   *
   * @throws dev.fraiseql.plan.write.InputException if they are wrong
   */
  public MethodBinder.Bound method(Root.Method planned) {
    return methods.bind(planned, values());
  }

  /** The maximum number of rows that a list may have. */
  public long maximumRows() {
    return cap.rows();
  }

  /**
   * A level with all levels below.
   *
   * @param name the response key of its root field
   */
  public PreparedLevel level(String name, Level level) {
    return roots.level(name, level);
  }

  /**
   * A statement.
   *
   * @param limit the argument that limits its rows; null for no limit
   */
  public BoundStatement statement(SqlStatement statement, @Nullable Operand limit) {
    Object given = argument(limit);
    if (!(given instanceof Number number)) {
      return statements.bind(statement);
    }
    if (number.longValue() < 0) {
      throw new RequestException(ErrorCode.BAD_USER_INPUT, "limit: " + number + " is negative.");
    }
    return statements.bind(statement, List.of(), number.longValue(), 0);
  }
}

package dev.fraiseql.engine.query;

import dev.fraiseql.contract.model.ValueType;
import dev.fraiseql.contract.query.Binding;
import dev.fraiseql.contract.query.Cursors;
import dev.fraiseql.contract.query.Operand;
import dev.fraiseql.contract.query.SqlStatement;
import dev.fraiseql.contract.query.SqlText;
import dev.fraiseql.contract.query.Values;
import dev.fraiseql.contract.query.Variable;
import dev.fraiseql.jdbc.BoundStatement;
import dev.fraiseql.plan.bind.BoundValues;
import dev.fraiseql.plan.bind.CursorShape;
import dev.fraiseql.plan.query.StatementAssembler;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Binds the statements of a plan to the values of one request. */
final class StatementBinder {
  private final StatementAssembler shapes;
  private final BoundValues boundValues;
  private final Values values;
  private final List<Variable> variables;

  StatementBinder(
      StatementAssembler shapes, BoundValues boundValues, Values values, List<Variable> variables) {
    this.shapes = shapes;
    this.boundValues = boundValues;
    this.values = values;
    this.variables = variables;
  }

  /** The variables of the request. */
  Values values() {
    return values;
  }

  /** A statement whose number of rows is not limited by the request. */
  BoundStatement bind(SqlStatement statement) {
    return bind(statement, values, List.of(), Long.MAX_VALUE, 0);
  }

  /**
   * A statement of a level.
   *
   * @param key the values of {@link Operand.KeyPart}s; empty if the statement has none
   * @param limit the maximum number of rows; {@code Long.MAX_VALUE} for all
   */
  BoundStatement bind(SqlStatement statement, List<Object> key, long limit, long offset) {
    return bind(statement, values, key, limit, offset);
  }

  /**
   * A statement that reads a page of a list.
   *
   * @param after the cursor of the last row of the page before; null for the first page
   */
  BoundStatement bindPage(SqlStatement statement, @Nullable String after, long limit, long offset) {
    return bind(statement, after == null ? values : values.behind(after), List.of(), limit, offset);
  }

  /** The values that cursors consist of, in the order of the request. */
  CursorShape cursorShape(Cursors cursors) {
    return shapes.cursorShape(cursors.type(), cursors.orderBy(), values);
  }

  private BoundStatement bind(
      SqlStatement statement, Values given, List<Object> key, long limit, long offset) {
    SqlText text = shapes.assemble(statement, given);
    List<Binding> bindings = text.bindings();
    @Nullable Object[] bound = new Object[bindings.size()];
    for (int i = 0; i < bound.length; i++) {
      bound[i] =
          switch (bindings.get(i)) {
            case Binding.Value(ValueType type, Operand.KeyPart(int part), var adjustment) ->
                boundValues.value(
                    new Binding.Value(type, new Operand.Constant(key.get(part)), adjustment),
                    given,
                    variables);
            case Binding.Value(var type, Operand.ParentKey part, var adjustment) -> null;
            case Binding.Value value -> boundValues.value(value, given, variables);
            case Binding.ValueList list -> boundValues.list(list, given, variables);
            case Binding.Keys keys -> null;
            case Binding.KeyRows rows -> null;
            case Binding.Limit page -> null;
            case Binding.Offset page -> null;
            case Binding.LastRow page -> null;
          };
    }
    return new BoundStatement(text.sql(), bindings, bound, limit, offset);
  }
}

package dev.fraiseql.flight.statement;

import dev.fraiseql.contract.query.Plan;
import dev.fraiseql.contract.security.Caller;
import dev.fraiseql.contract.security.RowScope;
import dev.fraiseql.engine.export.Parameter;
import dev.fraiseql.engine.export.Selects;
import dev.fraiseql.engine.query.PreparedQuery;
import dev.fraiseql.flight.exchange.StatementParameter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A SELECT of one table. Its parameters are its question marks, named by their numbers from 1. */
final class ParameterizedSelect implements ParameterizedQuery {
  private final String text;
  private final Selects selects;
  private final Selects.Described described;

  /**
   * A statement.
   *
   * @throws dev.fraiseql.contract.RequestException BAD_USER_INPUT, with the place of the mistake
   */
  ParameterizedSelect(String text, Selects selects) {
    this.text = text;
    this.selects = selects;
    described = selects.describe(text);
  }

  @Override
  public List<StatementParameter> parameters() {
    List<StatementParameter> parameters = new ArrayList<>();
    for (Parameter parameter : described.parameters()) {
      String number = String.valueOf(parameters.size() + 1);
      parameters.add(new StatementParameter(number, parameter.type(), true, false));
    }
    return parameters;
  }

  @Override
  public Plan columns() {
    return described.plan();
  }

  @Override
  public PreparedQuery prepare(Map<String, @Nullable Object> values, Caller caller) {
    List<@Nullable Object> inOrder = new ArrayList<>();
    for (int i = 1; values.containsKey(String.valueOf(i)); i++) {
      inOrder.add(values.get(String.valueOf(i)));
    }
    return selects.prepare(text, inOrder, new RowScope(caller));
  }
}

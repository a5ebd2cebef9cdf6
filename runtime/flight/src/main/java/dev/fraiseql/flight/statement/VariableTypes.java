package dev.fraiseql.flight.statement;

import dev.fraiseql.contract.model.EnumModel;
import dev.fraiseql.contract.model.Model;
import dev.fraiseql.contract.model.Scalar;
import dev.fraiseql.contract.model.ScalarModel;
import dev.fraiseql.contract.model.ValueType;
import dev.fraiseql.contract.query.Variable;
import dev.fraiseql.flight.exchange.StatementParameter;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Maps the variables of GraphQL operations to parameters with Arrow types. Thread-safe. */
public final class VariableTypes {
  private static final ValueType TEXT = ValueType.of(Scalar.STRING);
  private static final int MICROSECONDS = 6;

  private final Map<String, ValueType> leaves = new HashMap<>();

  /** The types of variables in operations on a model. */
  public VariableTypes(Model model) {
    for (Scalar scalar : Scalar.values()) {
      if (scalar != Scalar.ENUM && scalar != Scalar.JSON) {
        leaves.put(scalar.graphql(), plain(ValueType.of(scalar)));
      }
    }
    leaves.put("Int", ValueType.of(Scalar.INT));
    leaves.put("Float", ValueType.of(Scalar.DOUBLE));
    leaves.put("ID", TEXT);
    leaves.put("SortDirection", TEXT);
    for (EnumModel each : model.enums()) {
      leaves.put(each.name(), TEXT);
    }
    for (ScalarModel each : model.scalars()) {
      leaves.put(each.name(), plain(each.given()));
    }
  }

  /** A decimal is a text: Arrow's decimals have a fixed scale, and a variable's have none. */
  private static ValueType plain(ValueType type) {
    return switch (type.scalar()) {
      case DECIMAL -> TEXT;
      case DURATION -> ValueType.duration(MICROSECONDS);
      default -> type;
    };
  }

  /** A variable as a parameter. A value without an Arrow type, such as an input object, is JSON. */
  public StatementParameter parameter(Variable variable) {
    String type = variable.type();
    boolean nullable = !type.endsWith("!");
    String given = nullable ? type : type.substring(0, type.length() - 1);
    boolean list = given.startsWith("[");
    String element = list ? given.substring(1, given.length() - 1).replaceFirst("!$", "") : given;
    @Nullable ValueType leaf = leaves.get(element);
    if (leaf == null) {
      return new StatementParameter(variable.name(), TEXT, nullable, true);
    }
    return new StatementParameter(variable.name(), list ? leaf.asList() : leaf, nullable, false);
  }
}

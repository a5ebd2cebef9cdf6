package dev.fraiseql.flight.sql;

import dev.fraiseql.contract.arrow.ArrowSchemas;
import dev.fraiseql.contract.model.Scalar;
import dev.fraiseql.contract.model.ValueType;
import dev.fraiseql.contract.query.Selection;
import dev.fraiseql.contract.query.Selection.Entry;
import java.util.List;
import org.apache.arrow.vector.types.pojo.Schema;

/** The columns in which the values of parameters arrive. */
public final class ParameterSchema {
  private static final ValueType TEXT = ValueType.of(Scalar.STRING);

  private ParameterSchema() {}

  /**
   * A column for each, of the type that a column of such values has in a stream; enums are texts.
   */
  public static Schema of(List<StatementParameter> parameters) {
    List<Entry> entries =
        parameters.stream()
            .map(parameter ->
                Entry.value(
                    parameter.name(), 0, 1, plain(parameter.type()), false, parameter.nullable()))
            .toList();
    return new ArrowSchemas(
            name -> {
              throw new IllegalStateException("enums are texts here");
            })
        .of(new Selection("Parameters", entries));
  }

  private static ValueType plain(ValueType type) {
    if (type.isCustomText()) {
      return type.list() ? TEXT.asList() : TEXT;
    }
    ValueType kept = type.base();
    if (kept.scalar() != Scalar.ENUM) {
      return kept;
    }
    return kept.list() ? TEXT.asList() : TEXT;
  }
}

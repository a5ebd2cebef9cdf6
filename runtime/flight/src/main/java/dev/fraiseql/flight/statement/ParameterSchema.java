package dev.fraiseql.flight.statement;

import dev.fraiseql.contract.arrow.ArrowSchemas;
import dev.fraiseql.contract.model.Scalar;
import dev.fraiseql.contract.model.ValueType;
import dev.fraiseql.contract.query.Selection;
import dev.fraiseql.contract.query.Selection.Entry;
import dev.fraiseql.flight.exchange.StatementParameter;
import java.util.List;
import org.apache.arrow.vector.types.pojo.Schema;

/** The schema in which a client sends the values of parameters. */
final class ParameterSchema {
  private static final ValueType TEXT = ValueType.of(Scalar.STRING);

  private ParameterSchema() {}

  /**
   * One column for each parameter, of the type that such values have in a stream; enums are texts.
   */
  static Schema of(List<StatementParameter> parameters) {
    List<Entry> entries =
        parameters.stream()
            .map(parameter ->
                Entry.value(
                    parameter.name(), 0, 1, plain(parameter.type()), false, parameter.nullable()))
            .toList();
    return new ArrowSchemas(
            name -> {
              throw new IllegalStateException("enums are texts in parameters");
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

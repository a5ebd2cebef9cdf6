package dev.fraiseql.engine.method;

import dev.fraiseql.contract.method.RowKey;
import dev.fraiseql.contract.model.MethodModel;
import dev.fraiseql.contract.model.Model;
import dev.fraiseql.contract.model.TypeModel;
import dev.fraiseql.contract.model.ValueType;
import dev.fraiseql.jdbc.KeyBatch;
import dev.fraiseql.jdbc.RuntimeDialect;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Takes the keys that methods return. Thread-safe. */
public final class MethodKeys {
  private final Model model;
  private final RuntimeDialect dialect;
  private final JavaInputs inputs;

  /** Keys of the types of a model on one database. */
  public MethodKeys(Model model, RuntimeDialect dialect) {
    this.model = model;
    this.dialect = dialect;
    inputs = new JavaInputs(model);
  }

  /**
   * The keys in a result, in its order.
   *
   * @param result a key, a list of keys, or null
   * @throws IllegalArgumentException if one of them is no key of the type, or null
   */
  public KeyBatch of(MethodModel.Rows rows, @Nullable Object result) {
    TypeModel type = model.type(rows.type());
    List<ValueType> types = type.key().stream().map(part -> part.column().type()).toList();
    KeyBatch keys =
        dialect.keyBatch(IntStream.rangeClosed(1, types.size()).boxed().toList(), types);
    List<?> given =
        result == null ? List.of() : result instanceof List<?> list ? list : List.of(result);
    for (Object each : given) {
      if (!(each instanceof RowKey<?> row) || !inputs.type(row.type()).equals(type)) {
        throw new IllegalArgumentException(each + " is no key of " + type.name());
      }
      keys.add(inputs.key(row), keys.size());
    }
    return keys;
  }
}
